package com.vidaplus.auth.micro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code DB_PASSWORD} as the operator typed it, or as {@code DB_PASSWORD_FILE} has it. The server's data-source script would expand
 * expressions in the password, so that the database would get another one. A password with such an expression is refused.
 */
final class DatabasePassword {

    private static final String NAME = "DB_PASSWORD";
    private static final String FILE = "DB_PASSWORD_FILE";
    private static final int MOST_BYTES = 4_096;
    private static final int LOST_CHARACTER = 0xFFFD;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final UnaryOperator<String> settings;

    /** @param settings gives a setting's value by its name, or null */
    DatabasePassword(UnaryOperator<String> settings) {
        this.settings = settings;
    }

    /** The system properties of this process, or else its environment. */
    static DatabasePassword ofProcess() {
        return new DatabasePassword(name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)));
    }

    /**
     * Checks the password.
     *
     * @return the password in the file, or empty if no file is named
     * @throws IOException where the password cannot be used; the message is for an operator, and names the setting and never the password
     */
    Optional<String> ofFile() throws IOException {
        String typed = given(NAME);
        String file = given(FILE);
        if (typed != null && file != null) {
            throw refused(FILE, "left out where " + NAME + " is set");
        }
        if (file != null) {
            return Optional.of(requireUsable(FILE, read(file)));
        }
        if (typed != null) {
            requireUsable(NAME, typed);
        }
        return Optional.empty();
    }

    private String given(String name) {
        String value = settings.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String requireUsable(String setting, String password) throws IOException {
        if (password.contains("${") || password.contains("\\$")) {
            throw refused(setting, "without ${ and \\$, which this server would take for expressions: give the database's user another one");
        }
        if (password.codePoints().anyMatch(DatabasePassword::isNeverTyped)) {
            throw refused(setting, "without control characters and U+FFFD: nobody types those. Where it has accents, start with"
                    + " LC_ALL=C.UTF-8, or give it as " + FILE);
        }
        return password;
    }

    private static boolean isNeverTyped(int character) {
        return Character.isISOControl(character) || character == LOST_CHARACTER || character == BYTE_ORDER_MARK
                || Character.getType(character) == Character.SURROGATE;
    }

    private static String read(String path) throws IOException {
        byte[] bytes = bytes(path);
        if (bytes.length > MOST_BYTES) {
            throw refused(FILE, "the path of a file of at most " + MOST_BYTES + " bytes (" + path + ")");
        }
        try {
            String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("\r?\n\\z", "");
            if (line.isEmpty()) {
                throw refused(FILE, "the path of a file that is not empty (" + path + ")");
            }
            return line;
        } catch (CharacterCodingException e) {
            throw refused(FILE, "the path of a text file in UTF-8 (" + path + ")");
        }
    }

    /** A read of a pipe that no process writes to would wait without end. */
    private static byte[] bytes(String path) throws IOException {
        try {
            Path file = Path.of(path);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return in.readNBytes(MOST_BYTES + 1);
                }
            }
        } catch (IOException | InvalidPathException e) {
            // The operator is told below.
        }
        throw refused(FILE, "the path of a regular file that this process can read (" + path + ")");
    }

    private static IOException refused(String setting, String mayBe) {
        return new IOException("The service did not start. Setting " + setting + " must be " + mayBe + ".");
    }
}
