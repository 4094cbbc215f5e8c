package com.vidaplus.auth.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads UTF-8 text line by line, holding one bounded line at a time: a file without line ends must not fill the memory. A byte order mark
 * before a line is dropped. Files have one at their start, and so do lines in the middle of a text that was joined from files.
 */
final class BoundedLines {

    /** Four times the longest line that can be good. */
    static final int MAX_BYTES = 16 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream bytes;

    BoundedLines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, 64 * 1024);
    }

    /** @param text empty if the line is too long or not UTF-8 */
    record Line(Optional<String> text) {
    }

    /** The next line without its end, or empty at the end of the text. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        int b = bytes.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            tooLong = tooLong || line.size() >= MAX_BYTES;
            if (!tooLong) {
                line.write(b);
            }
            b = bytes.read();
        }
        return Optional.of(new Line(tooLong ? Optional.empty() : decode(line.toByteArray())));
    }

    private static Optional<String> decode(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
