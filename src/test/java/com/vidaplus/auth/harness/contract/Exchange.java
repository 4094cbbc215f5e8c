package com.vidaplus.auth.harness.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request and its answer, as plain values, so that any HTTP client can be checked.
 *
 * @param method  the request's method, for example {@code POST}
 * @param path    the request's path below the context root, with or without a query: {@code /auth/token}
 * @param status  the answer's status
 * @param headers the answer's headers; names in any case
 * @param body    the answer's body, empty where there was none
 */
public record Exchange(String method, String path, int status, Map<String, List<String>> headers, String body) {

    public Exchange {
        headers = Map.copyOf(headers);
    }

    /** Every value of a header of the answer, whatever the case of its name; empty where it is absent. */
    List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /** The path without its query. */
    String pathOnly() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    String methodInLowerCase() {
        return method.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return method + " " + pathOnly() + " -> " + status;
    }
}
