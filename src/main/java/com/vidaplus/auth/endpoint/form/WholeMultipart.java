package com.vidaplus.auth.endpoint.form;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes no multipart body without its closing delimiter (RFC 2046 §5.1.1), which was cut off on its way, nor one with a part that does
 * not say what it is (RFC 7578 §4.2): servers differ in whether they notice, and some throw. Runs when the body has been bounded.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR + 1)
public class WholeMultipart implements ContainerRequestFilter {

    private static final String DISPOSITION = "Content-Disposition:";

    /** @throws BadRequestException where something is missing */
    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        if (!isWhole(new String(body, StandardCharsets.ISO_8859_1), "--" + type.getParameters().get("boundary"))) {
            throw new BadRequestException("multipart without an end, or with a part that does not say what it is");
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    static boolean isWhole(String body, String delimiter) {
        Matcher part = Pattern.compile("(?:\\A|\n)" + Pattern.quote(delimiter) + "[ \t]*\r?\n").matcher(body);
        boolean whole = body.contains(delimiter + "--");
        while (whole && part.find()) {
            whole = saysWhatItIs(body, part.end());
        }
        return whole;
    }

    private static boolean saysWhatItIs(String body, int headers) {
        int from = headers;
        int to = body.indexOf('\n', from);
        while (to >= 0 && !body.substring(from, to).isBlank()) {
            if (body.regionMatches(true, from, DISPOSITION, 0, DISPOSITION.length())) {
                return true;
            }
            from = to + 1;
            to = body.indexOf('\n', from);
        }
        return false;
    }
}
