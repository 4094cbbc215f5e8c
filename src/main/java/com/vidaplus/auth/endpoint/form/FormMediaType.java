package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The media type that a request claims for its body, in a form that every server reads alike.
 *
 * @param contentType one of the few types that a resource consumes, without parameters but a boundary; or one that none does
 * @param charset     the charset parameter as it was sent, without quotes; empty where there was none
 */
record FormMediaType(String contentType, String charset) {

    /** Where {@link FormReader} finds the charset; a request that brings this header itself has it overwritten. */
    static final String CHARSET_AS_SENT = "X-Form-Charset";

    /** The second is RFC 7396; both are read alike where a body is JSON. */
    private static final Set<String> JSON = Set.of(MediaType.APPLICATION_JSON, "application/merge-patch+json");

    /** No name is registered for JSON Lines; these are in use. */
    private static final Set<String> JSON_LINES = Set.of("application/x-ndjson", "application/jsonl", "application/x-jsonlines");

    private static final Set<String> UTF_8 = anyCase("utf-8", "utf8");

    /** US-ASCII and ISO-8859-1 by the names that clients use: in both, a byte below 128 is what it is in UTF-8. */
    private static final Set<String> LIKE_ASCII = anyCase("us-ascii", "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1");

    private static final String UNSUPPORTED = MediaType.APPLICATION_OCTET_STREAM;

    /** RFC 2046 §5.1.1, without the blank, which no client uses. */
    private static final Pattern BOUNDARY = Pattern.compile("[-0-9A-Za-z'()+_,./:=?]{1,70}");

    /**
     * @param contentType     the header as sent, or null
     * @param contentEncoding the header as sent, or null
     */
    static FormMediaType of(String contentType, String contentEncoding) {
        String sent = contentType == null ? "" : contentType;
        return new FormMediaType(isEncoded(contentEncoding) ? UNSUPPORTED : settled(sent), parameter(sent, "charset"));
    }

    private static String settled(String sent) {
        String essence = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (essence.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
            return MediaType.APPLICATION_FORM_URLENCODED;
        }
        if (JSON.contains(essence)) {
            return MediaType.APPLICATION_JSON;
        }
        if (JSON_LINES.contains(essence)) {
            return "application/x-ndjson";
        }
        String boundary = parameter(sent, "boundary");
        if (essence.equals(MediaType.MULTIPART_FORM_DATA) && BOUNDARY.matcher(boundary).matches()) {
            return MediaType.MULTIPART_FORM_DATA + "; boundary=\"" + boundary + "\"";
        }
        return UNSUPPORTED;
    }

    /** A compressed body is never inflated: a small one could become a large one. */
    private static boolean isEncoded(String contentEncoding) {
        return contentEncoding != null && !contentEncoding.isBlank() && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    private static String parameter(String contentType, String name) {
        for (String parameter : contentType.split(";")) {
            String[] nameAndValue = parameter.split("=", 2);
            if (nameAndValue.length == 2 && nameAndValue[0].strip().equalsIgnoreCase(name)) {
                return unquoted(nameAndValue[1].strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * Decides whether a form is read as UTF-8. Apache HttpClient 4 says ISO-8859-1 of each form, and writes characters outside of ASCII as
     * percent sequences. A body in ASCII has the same bytes in either charset; its percent sequences must still stand for UTF-8.
     *
     * @param charset as it was sent, or null
     * @throws FormProblem where the charset is neither UTF-8, its default, nor US-ASCII or ISO-8859-1 with a body in ASCII
     */
    static void requireUtf8(String charset, byte[] body) {
        if (charset == null || charset.isEmpty() || UTF_8.contains(charset)) {
            return;
        }
        if (!LIKE_ASCII.contains(charset) || !isAscii(body)) {
            throw new FormProblem("another charset");
        }
    }

    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> anyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
