package com.vidaplus.auth.command;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.PasswordPolicy;
import com.vidaplus.auth.credential.password.PasswordRule;
import com.vidaplus.auth.platform.settings.Argon2Settings;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that hashes one chosen password, for an operator who writes an account row by hand. The column for the normalisation is then
 * {@code nfc}. The rules of {@link PasswordPolicy} apply; the rule on the e-mail address only if the address is given.
 *
 * <p>The command asks on the terminal without echo; without a terminal it reads one line in UTF-8 from standard input. A password as an
 * argument is not taken, as every user of the machine could read it. The command writes the PHC string to standard output and exits with 0.
 * For a bad password or setting it says why on standard error and exits with 2. The cost comes from the environment:
 * {@code ARGON2_MEMORY_KIB}, {@code ARGON2_ITERATIONS}, {@code ARGON2_PARALLELISM}, {@code ARGON2_WEAK}.
 */
public final class HashPassword {

    private static final int DONE = 0;
    private static final int REFUSED = 2;
    // The longest line that can be a good password: three bytes in UTF-8 for each UTF-16 unit that may be received.
    private static final int MAX_LINE_BYTES = 3 * 2 * Password.MAX_BYTES;

    private final Optional<EmailAddress> owner;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    HashPassword(Optional<EmailAddress> owner, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.owner = owner;
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param arguments the e-mail address of the account, or none
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Optional<EmailAddress> owner = Stream.of(arguments).findFirst().flatMap(EmailAddress::ofMailbox);
        HashPassword command = new HashPassword(owner, System.getenv(), StandardStreams.out(), StandardStreams.err());
        if (arguments.length > 1 || arguments.length == 1 && owner.isEmpty()) {
            System.exit(command.refuse("The one argument that there may be is the e-mail address of the account"));
        }
        Console console = System.console();
        System.exit(console != null && isTerminal(console) ? command.hashTyped(console) : command.hashLine(System.in));
    }

    private int hashTyped(Console console) {
        char[] typed = console.readPassword("Password: ");
        return typed == null ? refuse("No password given") : hash(new String(typed));
    }

    int hashLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.size() <= MAX_LINE_BYTES) {
            line.write(next);
            next = in.read();
        }
        if (line.size() == 0 && next < 0) {
            return refuse("No password given: standard input is empty");
        }
        try {
            // Malformed input is reported by a new decoder, where String's constructor would put U+FFFD in its place.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
            return hash(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException malformed) {
            return refuse("The password must be text in UTF-8 and at most " + Password.MAX_BYTES + " bytes long");
        }
    }

    private int hash(String text) {
        Password password = Password.of(text).orElse(null);
        if (password == null) {
            return refuse("The password must be text and at most " + Password.MAX_BYTES + " bytes long in UTF-8");
        }
        PasswordPolicy policy = new PasswordPolicy(Password.MIN_CODE_POINTS);
        Optional<PasswordRule> broken = policy.broken(text, owner).stream().findFirst();
        if (broken.isPresent()) {
            return refuse(policy.sentence(broken.get()));
        }
        try {
            out.println(new PasswordHasher(cost(), new SecureRandom()).hash(password).hash());
            return DONE;
        } catch (InvalidSetting badSetting) {
            return refuse(badSetting.getMessage());
        }
    }

    private Argon2Cost cost() {
        Argon2Settings settings = Argon2Settings.of(name -> Optional.ofNullable(environment.get(name)));
        return new Argon2Cost(settings.memoryKib(), settings.iterations(), settings.parallelism());
    }

    private int refuse(String reason) {
        err.println(reason);
        return REFUSED;
    }

    // From Java 22 on there is a console even where standard input is a file; its isTerminal() tells. Before, a console is a terminal.
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
