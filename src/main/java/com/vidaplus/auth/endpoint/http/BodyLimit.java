package com.vidaplus.auth.endpoint.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes no body of more than {@value #MAX_BYTES} bytes, whether its length was announced or not, and hands a smaller one on as read. A
 * parser that found the end in the middle would answer in words of its own. The filter runs after matching, so a wrong method or type is
 * answered without reading anything.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {

    /** Sixteen times the longest form that can be valid. */
    public static final int MAX_BYTES = 16 * 1024;

    /** Attribute of a request whose body was not read to its end: no reader may take the part for the whole. */
    public static final String CUT_SHORT = BodyLimit.class.getName() + ".cut-short";

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (resource.getResourceMethod().isAnnotationPresent(Streamed.class)) {
            if (request.getProperty(CUT_SHORT) != null) {
                throw tooLarge();
            }
            return;
        }
        long announced = announced(request);
        if (announced > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] body = read(request.getEntityStream(), (int) Math.max(0, announced));
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    /** Reads up to one byte more than allowed, in no more memory than the announced length takes: most requests have no body at all. */
    private static byte[] read(InputStream stream, int announced) throws IOException {
        byte[] start = stream.readNBytes(announced + 1);
        if (start.length <= announced) {
            return start;
        }
        byte[] rest = stream.readNBytes(MAX_BYTES - announced);
        byte[] body = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, body, start.length, rest.length);
        return body;
    }

    /** Parsed here because JAX-RS gives lengths as {@code int}; a length that is no number is left to the bytes that come. */
    private static long announced(ContainerRequestContext request) {
        try {
            String length = request.getHeaderString("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static WebApplicationException tooLarge() {
        return new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
}
