package com.vidaplus.auth.command;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.key.encryption.WrongKeyEncryptionKey;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command for support: gives the pseudonym of a name as {@code guess_counter.subject} has it.
 *
 * <p>The command reads one line from standard input: the text that a person types into the field for the name. The key comes from the
 * environment: {@code KEY_ENCRYPTION_KEY} or {@code KEY_ENCRYPTION_KEY_FILE}. If that key was ever changed, the argument is
 * {@code data_keys} of the one row of {@code key_encryption_check}. The command writes the pseudonym to standard output and exits with 0.
 * Without a name or a key it says so on standard error and exits with 2.
 */
public final class HashName {

    private static final int DONE = 0;
    private static final int REFUSED = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    HashName(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param arguments none, or {@code key_encryption_check.data_keys}; an empty one counts as none
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(new HashName(System.getenv(), StandardStreams.out(), StandardStreams.err())
                .hashLine(System.in, Stream.of(arguments).map(String::strip).filter(text -> !text.isEmpty()).findFirst()));
    }

    int hashLine(InputStream in, Optional<String> dataKeys) throws IOException {
        String name = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (name == null || name.isEmpty()) {
            return refuse("No name given: standard input is empty");
        }
        try {
            NameKey key = NameKey.of(new Settings(setting -> Optional.ofNullable(environment.get(setting))), dataKeys);
            out.println(key.pseudonym(EmailAddress.of(name).map(EmailAddress::canonical).orElse(name)));
            return DONE;
        } catch (InvalidSetting | WrongKeyEncryptionKey e) {
            return refuse(e.getMessage());
        }
    }

    private int refuse(String reason) {
        err.println(reason);
        return REFUSED;
    }
}
