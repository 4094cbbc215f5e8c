package com.vidaplus.auth.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the answers of one connection (RFC 9112), with the body's length told in advance or in chunks. */
final class AnswerReader {

    private static final byte[] NOTHING = {};
    private static final int BUFFER_BYTES = 16_384;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int FIRST_FINAL_STATUS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int begin;
    private int end;
    private boolean begun;
    private boolean last;
    private int length;
    private boolean chunked;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** Forgets the answer before. */
    void expectNext() {
        begun = false;
    }

    /** Whether anything of this answer came. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the server said that it closes the connection after this answer. */
    boolean isLast() {
        return last;
    }

    Answer read() throws IOException {
        int status;
        do {
            String line = line();
            status = Integer.parseInt(line.substring(STATUS_AT, STATUS_AT + 3));
            headers();
        } while (status < FIRST_FINAL_STATUS);
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return new Answer(status, NOTHING);
        }
        return new Answer(status, body());
    }

    private void headers() throws IOException {
        length = -1;
        chunked = false;
        last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> { }
            }
        }
    }

    private byte[] body() throws IOException {
        if (chunked) {
            return chunks();
        }
        if (length < 0) {
            throw new IOException("An answer that does not tell its length");
        }
        byte[] body = new byte[length];
        fill(body);
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = new byte[size];
            fill(chunk);
            body.write(chunk);
            line();
        }
        while (!line().isEmpty()) {
            continue;
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).trim(), 16);
    }

    private void fill(byte[] target) throws IOException {
        int filled = 0;
        while (filled < target.length) {
            if (begin == end) {
                more();
            }
            int step = Math.min(end - begin, target.length - filled);
            System.arraycopy(buffer, begin, target, filled, step);
            begin += step;
            filled += step;
        }
    }

    private String line() throws IOException {
        StringBuilder longer = null;
        while (true) {
            for (int i = begin; i < end; i++) {
                if (buffer[i] == '\n') {
                    int stop = i > begin && buffer[i - 1] == '\r' ? i - 1 : i;
                    String part = new String(buffer, begin, stop - begin, StandardCharsets.ISO_8859_1);
                    begin = i + 1;
                    String whole = longer == null ? part : longer.append(part).toString();
                    return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
                }
            }
            longer = longer == null ? new StringBuilder() : longer;
            longer.append(new String(buffer, begin, end - begin, StandardCharsets.ISO_8859_1));
            begin = end;
            more();
        }
    }

    private void more() throws IOException {
        int count = in.read(buffer);
        if (count < 0) {
            throw new EOFException("The server closed the connection");
        }
        begin = 0;
        end = count;
        begun = true;
    }
}
