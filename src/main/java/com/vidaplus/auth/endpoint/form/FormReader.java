package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads {@code application/x-www-form-urlencoded} and, where a resource takes it, {@code multipart/form-data} into a record whose
 * components carry {@code @FormParam}, the same on every server. The reader sees the body alone, never the query, and refuses forms that
 * servers read differently: see docs/decisions. The body is bounded before the reader gets it.
 */
@Provider
public class FormReader implements MessageBodyReader<Record> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() && (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(mediaType) || isMultipart(mediaType));
    }

    private static boolean isMultipart(MediaType mediaType) {
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(mediaType);
    }

    @Override
    public Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        try {
            if (isMultipart(mediaType)) {
                return FormRecord.fill(type, MultipartBody.parse(body.readAllBytes(), mediaType.getParameters().get("boundary")));
            }
            byte[] form = body.readAllBytes();
            FormMediaType.requireUtf8(headers.getFirst(FormMediaType.CHARSET_AS_SENT), form);
            return FormRecord.fill(type, FormBody.parse(form));
        } catch (FormProblem e) {
            // Only exceptions of JAX-RS's own leave a reader unwrapped on every server.
            throw new BadRequestException(e);
        }
    }
}
