package com.vidaplus.auth.harness.server;

import java.nio.ByteBuffer;

/** Is shown what goes over one connection of a {@link Relay}, each part before it goes on; by two threads, one for each direction. */
public interface RelayObserver {

    /** The client has sent this. */
    default void sent(ByteBuffer part) {
    }

    /** The server has sent this. */
    default void answered(ByteBuffer part) {
    }
}
