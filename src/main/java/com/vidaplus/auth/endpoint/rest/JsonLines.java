package com.vidaplus.auth.endpoint.rest;

/** Many JSON texts, one on each line. */
public final class JsonLines {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private JsonLines() {
    }
}
