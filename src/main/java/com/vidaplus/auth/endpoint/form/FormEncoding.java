package com.vidaplus.auth.endpoint.form;

import java.nio.ByteBuffer;

/** Decodes {@code application/x-www-form-urlencoded} (RFC 6749 appendix B) and nothing that only looks like it. */
public final class FormEncoding {

    private FormEncoding() {
    }

    /**
     * @param encoded bytes of one name or value
     * @return the text: {@code +} is a blank, {@code %XX} a byte, and the bytes are UTF-8
     * @throws FormProblem at an incomplete or wrong percent sequence, at bytes that are not UTF-8, and at a NUL
     */
    static String decode(byte[] encoded, int from, int to) {
        ByteBuffer decoded = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            byte b = encoded[i];
            if (b == '%') {
                if (i + 2 >= to) {
                    throw new FormProblem("incomplete percent sequence");
                }
                decoded.put((byte) (hex(encoded[i + 1]) << 4 | hex(encoded[i + 2])));
                i += 2;
            } else {
                decoded.put(b == '+' ? (byte) ' ' : b);
            }
        }
        return StrictUtf8.decode(decoded.flip());
    }

    private static int hex(byte b) {
        int digit = b < 0 ? -1 : Character.digit((char) b, 16);
        if (digit < 0) {
            throw new FormProblem("wrong percent sequence");
        }
        return digit;
    }
}
