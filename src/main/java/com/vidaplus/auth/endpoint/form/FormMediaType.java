package com.vidaplus.auth.endpoint.form;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settles the request's media types before the server interprets them, since servers differ in what they make of a wrong one, down to
 * a 500. A form's charset is set aside for {@link FormReader}; whatever is no form becomes one type that nothing here consumes; and
 * {@code Accept} is as good as absent, as the contract says.
 */
@Provider
@PreMatching
@Priority(Priorities.HEADER_DECORATOR)
public class FormMediaType implements ContainerRequestFilter {

    /** Where the charset parameter goes; a request that brings this header itself has it overwritten. */
    static final String CHARSET_AS_SENT = "X-Form-Charset";

    private static final String UNSUPPORTED = "application/octet-stream";

    /** RFC 2046 §5.1.1, without the blank, which no client uses. */
    private static final Pattern BOUNDARY = Pattern.compile("[-0-9A-Za-z'()+_,./:=?]{1,70}");

    @Override
    public void filter(ContainerRequestContext request) {
        String sent = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)).orElse("");
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        request.getHeaders().putSingle(CHARSET_AS_SENT, parameter(sent, "charset"));
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, isEncoded(request) ? UNSUPPORTED : settled(sent));
    }

    private static String settled(String sent) {
        String essence = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (essence.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
            return MediaType.APPLICATION_FORM_URLENCODED;
        }
        String boundary = unquoted(parameter(sent, "boundary"));
        if (essence.equals(MediaType.MULTIPART_FORM_DATA) && BOUNDARY.matcher(boundary).matches()) {
            return MediaType.MULTIPART_FORM_DATA + "; boundary=\"" + boundary + "\"";
        }
        return UNSUPPORTED;
    }

    /** A compressed body is never inflated: a small one could become a large one. */
    private static boolean isEncoded(ContainerRequestContext request) {
        String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** The value of a parameter as it was written, quotes and all; empty where there is none. */
    private static String parameter(String contentType, String name) {
        for (String parameter : contentType.split(";")) {
            String[] nameAndValue = parameter.split("=", 2);
            if (nameAndValue.length == 2 && nameAndValue[0].strip().equalsIgnoreCase(name)) {
                return nameAndValue[1].strip();
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /** @throws FormProblem where the charset is not UTF-8 (or absent, which means UTF-8 in a form) */
    static void requireUtf8(String charset) {
        String name = charset == null ? "" : unquoted(charset);
        if (!name.isEmpty() && !name.equalsIgnoreCase("utf-8") && !name.equalsIgnoreCase("utf8")) {
            throw new FormProblem("another charset");
        }
    }
}
