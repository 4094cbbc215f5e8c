package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code multipart/form-data} (RFC 7578) into the same record as {@link FormReader}. Parts are decoded here from their bytes:
 * a part without a charset is Latin-1 to one server and UTF-8 to another. A part that is a file is no field.
 */
public final class MultipartForm {

    private MultipartForm() {
    }

    /**
     * @param type  a record whose components carry {@code @FormParam}
     * @param parts what the server found in the body
     * @throws FormProblem where a value is not UTF-8, holds a NUL, or there are too many
     */
    public static <R extends Record> R read(Class<R> type, List<EntityPart> parts) {
        FormBody body = new FormBody();
        for (EntityPart part : parts) {
            fieldName(part).ifPresent(name -> body.add(name, text(part)));
        }
        return FormRecord.fill(type, body);
    }

    /** Nothing for a file, nor for a part that does not say what it is: Jersey throws where Content-Disposition is missing or bad. */
    private static Optional<String> fieldName(EntityPart part) {
        try {
            return part.getFileName().isEmpty() ? Optional.ofNullable(part.getName()) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String text(EntityPart part) {
        try (InputStream content = part.getContent(InputStream.class)) {
            return StrictUtf8.decode(ByteBuffer.wrap(content.readAllBytes()));
        } catch (IOException e) {
            throw new FormProblem("unreadable part");
        }
    }
}
