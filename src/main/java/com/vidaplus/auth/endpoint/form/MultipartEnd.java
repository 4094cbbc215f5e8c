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

/**
 * Takes no multipart body without its closing delimiter (RFC 2046 §5.1.1): it was cut off on its way, and servers differ in whether
 * they notice. Runs when the body has been bounded.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR + 1)
public class MultipartEnd implements ContainerRequestFilter {

    /** @throws BadRequestException where there is no end */
    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        String end = "--" + type.getParameters().get("boundary") + "--";
        if (!new String(body, StandardCharsets.ISO_8859_1).contains(end)) {
            throw new BadRequestException("multipart without an end");
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }
}
