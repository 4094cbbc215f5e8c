package com.vidaplus.auth.bench.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes HTTP/1.1 requests as the bytes that go over the wire, once, before the clock runs. Headers are given as {@code "Name: value"}. */
public final class Requests {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private Requests() {
    }

    /** @param target path and query */
    public static byte[] get(String target, String... headers) {
        return write("GET", target, "", headers);
    }

    /** Without a body. */
    public static byte[] post(String target, String... headers) {
        return write("POST", target, "Content-Length: 0\r\n\r\n", headers);
    }

    /** @param namesAndValues of the fields, in turns, not encoded yet */
    public static byte[] form(String target, String[] headers, String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(encode(namesAndValues[i])).append('=').append(encode(namesAndValues[i + 1]));
        }
        return write("POST", target, FORM + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body, headers);
    }

    /** The header for a client's name and secret, by RFC 6749 section 2.3.1. */
    public static String basic(String name, String secret) {
        byte[] pair = (encode(name) + ":" + encode(secret)).getBytes(StandardCharsets.US_ASCII);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static byte[] write(String method, String target, String rest, String... headers) {
        StringBuilder text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append(rest.isEmpty() ? "\r\n" : rest).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
