package com.vidaplus.auth.endpoint.http;

import java.io.IOException;

/** A streamed body is read no further. The exception is checked, so that an EJB which reads the stream passes it on as it is. */
public final class StreamRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the answer: 400 if the client has hung up, 408 if it sends too slowly, 503 if too many others are being read */
    public StreamRefused(int status) {
        super("A streamed body was refused with status " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
