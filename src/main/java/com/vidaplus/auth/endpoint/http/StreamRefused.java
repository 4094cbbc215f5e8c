package com.vidaplus.auth.endpoint.http;

import java.io.IOException;

/** A streamed body that is read no further. It is checked, so that an EJB which reads the stream passes it on as it is. */
public final class StreamRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the answer: 400 where the client has hung up, 408 where it sends too slowly, 503 where too many others are being read */
    public StreamRefused(int status) {
        super("A streamed body was refused with status " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
