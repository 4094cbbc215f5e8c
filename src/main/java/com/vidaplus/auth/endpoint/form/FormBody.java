package com.vidaplus.auth.endpoint.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of one form, repeats kept, so that a reader can refuse a field sent twice (RFC 6749 §3.2). */
final class FormBody {

    /** RFC 6749 and its companions know nine parameters; this leaves room for a client's own. */
    private static final int MAX_FIELDS = 32;
    private static final int MAX_NAME_LENGTH = 128;

    private final Map<String, List<String>> values = new HashMap<>();
    private int count;

    /** @throws FormProblem where the bytes are no valid form */
    static FormBody parse(byte[] body) {
        FormBody form = new FormBody();
        int from = 0;
        while (from <= body.length) {
            int to = indexOf(body, '&', from, body.length);
            if (to > from) {
                int equals = indexOf(body, '=', from, to);
                String value = equals < to ? FormEncoding.decode(body, equals + 1, to) : "";
                form.add(FormEncoding.decode(body, from, equals), value);
            }
            from = to + 1;
        }
        return form;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** @throws FormProblem where there are too many fields, or a name is too long to be one of any form of ours */
    void add(String name, String value) {
        count++;
        if (count > MAX_FIELDS || name.length() > MAX_NAME_LENGTH) {
            throw new FormProblem("too many fields or too long a name");
        }
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }

    List<String> get(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }
}
