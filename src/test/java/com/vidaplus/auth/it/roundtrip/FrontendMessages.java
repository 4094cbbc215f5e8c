package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.server.RelayObserver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what one client of PostgreSQL sends (protocol 3, without TLS) and finds its round trips. A client may wait for an answer after
 * Sync, which ends a group of extended queries, and after a simple Query. Groups that are sent together, before any answer, are one round
 * trip: the driver sends BEGIN so. What starts a connection is not counted.
 */
final class FrontendMessages implements RelayObserver {

    private static final int LENGTH_BYTES = 4;
    /** Where the version of the protocol is in a start-up message; requests for encryption have other numbers there. */
    private static final int PROTOCOL_3 = 3 << 16;

    private final Traffic traffic;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final List<String> executed = new ArrayList<>();
    private byte[] pending = new byte[0];
    private boolean started;
    private boolean waiting;

    /** @param traffic is told of each round trip */
    FrontendMessages(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Takes any part of the stream: messages may be split anywhere. */
    @Override
    public synchronized void sent(ByteBuffer part) {
        traffic.stirs();
        int before = pending.length;
        pending = Arrays.copyOf(pending, before + part.remaining());
        part.get(pending, before, pending.length - before);
        ByteBuffer all = ByteBuffer.wrap(pending);
        while (readOne(all)) {
            // One message after the other.
        }
        pending = Arrays.copyOfRange(pending, all.position(), pending.length);
    }

    @Override
    public synchronized void answered(ByteBuffer part) {
        traffic.stirs();
        if (waiting) {
            traffic.roundTrip(executed);
            executed.clear();
            waiting = false;
        }
    }

    /** Reads a message where all of it is there. */
    private boolean readOne(ByteBuffer bytes) {
        int typeBytes = started ? 1 : 0;
        if (bytes.remaining() < typeBytes + LENGTH_BYTES) {
            return false;
        }
        int length = bytes.getInt(bytes.position() + typeBytes);
        if (bytes.remaining() < typeBytes + length) {
            return false;
        }
        ByteBuffer body = bytes.slice(bytes.position() + typeBytes + LENGTH_BYTES, length - LENGTH_BYTES);
        if (started) {
            message((char) bytes.get(bytes.position()), body);
        } else {
            started = body.getInt() == PROTOCOL_3;
        }
        bytes.position(bytes.position() + typeBytes + length);
        return true;
    }

    private void message(char type, ByteBuffer body) {
        switch (type) {
            case 'P' -> prepared.put(text(body), text(body));
            case 'B' -> portals.put(text(body), prepared.getOrDefault(text(body), "a statement prepared before"));
            case 'E' -> executed.add(portals.getOrDefault(text(body), "a portal bound before"));
            case 'Q' -> {
                executed.add(text(body));
                waiting = true;
            }
            case 'S' -> waiting = true;
            default -> {
                // Describe, Close, Flush, a password: nothing is run.
            }
        }
    }

    /** Up to the next NUL. */
    private static String text(ByteBuffer body) {
        int begin = body.position();
        while (body.get() != 0) {
            // Goes on to the end of the text.
        }
        byte[] bytes = new byte[body.position() - begin - 1];
        body.get(begin, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
