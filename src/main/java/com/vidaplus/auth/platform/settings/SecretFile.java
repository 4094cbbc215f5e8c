package com.vidaplus.auth.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the file that a {@code NAME_FILE} setting names: UTF-8, at most 4096 bytes. One line end after the secret is dropped. */
final class SecretFile {

    private static final int MOST_BYTES = 4_096;

    private SecretFile() {
    }

    /**
     * @param setting the setting that names the file
     * @param path    its value
     * @return the secret, never empty
     * @throws InvalidSetting where the file cannot be read or holds no text; the message names setting and path, never the content
     */
    static String read(String setting, String path) {
        byte[] bytes = bytes(setting, path);
        if (bytes.length > MOST_BYTES) {
            throw new InvalidSetting(setting, "the path of a file of at most " + MOST_BYTES + " bytes (" + path + ")");
        }
        String secret = withoutLineEnd(decode(setting, path, bytes));
        if (secret.isEmpty()) {
            throw new InvalidSetting(setting, "the path of a file that is not empty (" + path + ")");
        }
        return secret;
    }

    /** The start would wait without end for a pipe that no process writes to. */
    private static byte[] bytes(String setting, String path) {
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
        throw new InvalidSetting(setting, "the path of a regular file that this process can read (" + path + ")");
    }

    private static String decode(String setting, String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSetting(setting, "the path of a text file in UTF-8 (" + path + ")");
        }
    }

    private static String withoutLineEnd(String text) {
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.length() < text.length() && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
