package com.vidaplus.auth.harness.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A form as a test builds it, field by field; the same field may be added twice. */
public final class Form {

    private final List<String[]> fields = new ArrayList<>();

    private Form() {
    }

    /** @param namesAndValues name, value, name, value, ... */
    public static Form of(String... namesAndValues) {
        Form form = new Form();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.and(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    public Form and(String name, String value) {
        fields.add(new String[] {name, value});
        return this;
    }

    /** As {@code application/x-www-form-urlencoded}. */
    public String urlEncoded() {
        return fields.stream().map(field -> encode(field[0]) + "=" + encode(field[1])).collect(Collectors.joining("&"));
    }

    /** As {@code multipart/form-data}, the way browsers write it. */
    public String multipart(String boundary) {
        return fields.stream().map(field -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n\r\n"
                + field[1] + "\r\n").collect(Collectors.joining()) + "--" + boundary + "--\r\n";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
