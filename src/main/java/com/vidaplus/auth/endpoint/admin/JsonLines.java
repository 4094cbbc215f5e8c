package com.vidaplus.auth.endpoint.admin;

/** Many JSON texts, one on each line. */
final class JsonLines {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private JsonLines() {
    }
}
