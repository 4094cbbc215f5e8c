package com.vidaplus.auth.harness.generated;

import java.io.ByteArrayOutputStream;

/** Bytes as a line of printable ASCII: a backslash and everything outside of it as {@code \xHH}. */
final class Escaped {

    private Escaped() {
    }

    static String write(byte[] bytes) {
        StringBuilder line = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b >= ' ' && b <= '~' && b != '\\' && !(b == '#' && line.isEmpty());
            line.append(plain ? String.valueOf((char) b) : "\\x%02X".formatted(b & 0xFF));
        }
        return line.toString();
    }

    static byte[] read(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                bytes.write(Integer.parseInt(line, i + 2, i + 4, 16));
                i += 3;
            } else {
                bytes.write(line.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
