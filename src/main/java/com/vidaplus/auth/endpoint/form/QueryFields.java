package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds form fields that were sent in the query string, where they end up in access logs (RFC 6749 §2.3.1, §3.2 want the body).
 */
public final class QueryFields {

    private QueryFields() {
    }

    /**
     * @param uri  of the request
     * @param form a record whose components carry {@code @FormParam}
     * @return the names of its fields that the query has, with or without a value
     */
    public static List<String> of(UriInfo uri, Class<? extends Record> form) {
        String query = Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse("");
        List<String> names = Arrays.stream(query.split("&")).map(pair -> decoded(pair.split("=", 2)[0])).toList();
        return FormRecord.fieldsOf(form).stream().filter(names::contains).toList();
    }

    /** The name decoded; a name that cannot be decoded is none of ours. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
