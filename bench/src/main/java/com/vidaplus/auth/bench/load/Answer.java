package com.vidaplus.auth.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * What a service answered.
 *
 * @param status of the answer
 * @param body   of the answer, empty where it has none
 */
public record Answer(int status, byte[] body) {

    /** The value of a string member of a flat JSON object, without unescaping: tokens have nothing to unescape. */
    public String member(String name) {
        return member(body, name);
    }

    /** As {@link #member(String)}, for a body. */
    public static String member(byte[] body, String name) {
        String text = new String(body, StandardCharsets.UTF_8);
        int at = text.indexOf('"' + name + '"');
        int begin = at < 0 ? -1 : text.indexOf('"', text.indexOf(':', at + name.length() + 2)) + 1;
        if (begin <= 0) {
            throw new IllegalStateException("No member " + name + " in an answer of " + body.length + " bytes");
        }
        return text.substring(begin, text.indexOf('"', begin));
    }
}
