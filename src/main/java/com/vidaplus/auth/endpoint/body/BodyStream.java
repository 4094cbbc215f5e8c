package com.vidaplus.auth.endpoint.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** The stream of a body that has come already: no read of it waits for the client. */
final class BodyStream extends ServletInputStream {

    private final ByteArrayInputStream body;

    BodyStream(ReceivedBody body) {
        this.body = new ByteArrayInputStream(body.bytes(), 0, body.length());
    }

    @Override
    public int read() {
        return body.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return body.read(target, offset, length);
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("The body has been read");
    }
}
