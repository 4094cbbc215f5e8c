package com.vidaplus.auth.endpoint.admin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Answers of many JSON texts, one on each line, written as they come. */
final class JsonLines {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private JsonLines() {
    }

    static Response answer(StreamingOutput lines) {
        return Response.ok(lines, MEDIA_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build();
    }
}
