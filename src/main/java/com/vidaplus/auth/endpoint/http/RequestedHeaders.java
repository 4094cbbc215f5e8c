package com.vidaplus.auth.endpoint.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The headers that a page may send with a request: those that its preflight asks for (Fetch Standard,
 * {@code Access-Control-Request-Headers}).
 */
final class RequestedHeaders {

    private static final int MAX_LENGTH = 1_024;
    private static final List<String> ALWAYS = List.of("Authorization", "Content-Type");
    /** RFC 9110 §5.6.2, without the asterisk, which would stand for every header. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'+.^_`|~0-9A-Za-z-]+");

    private RequestedHeaders() {
    }

    /**
     * @param asked every {@code Access-Control-Request-Headers} of the preflight; longer ones than 1,024 characters in all ask for nothing
     * @return the names that this service reads, then those that were asked for; a text that is no name is left out
     */
    static String allowed(List<String> asked) {
        String all = String.join(",", asked);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (all.length() <= MAX_LENGTH) {
            Stream.of(all.split(",")).map(String::strip).filter(name -> TOKEN.matcher(name).matches()).forEach(names::add);
        }
        ALWAYS.forEach(names::remove);
        return String.join(", ", Stream.concat(ALWAYS.stream(), names.stream()).toList());
    }
}
