package com.vidaplus.auth.endpoint.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Answers of any length, with little of them in memory, that are there as a whole or not at all. They are written to a file that only this
 * process can read, which has no name any more while it is written where the system allows that, and sent with their length.
 *
 * <p>Not sent while they are written: where that fails in the middle, one server ends the answer in good order, and its reader takes a part
 * for the whole. So a failure is an answer of its own, and a connection that breaks is told by the length.
 */
public final class WholeAnswer {

    private static final int BUFFER = 64 * 1024;

    private WholeAnswer() {
    }

    /** What writes an answer. */
    @FunctionalInterface
    public interface Source {

        /**
         * Writes all of it.
         *
         * @throws IOException where it cannot be written
         */
        void writeTo(Writer text) throws IOException;
    }

    /**
     * Writes the answer, and gives it once it is complete.
     *
     * @param mediaType of the text, which is in UTF-8
     * @throws IOException where it cannot be written; nothing was sent then
     */
    public static Response of(String mediaType, Source source) throws IOException {
        FileChannel file = nameless();
        try {
            Writer text = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8), BUFFER);
            source.writeTo(text);
            text.flush();
            long length = file.position();
            StreamingOutput output = stream -> {
                try (file) {
                    file.position(0);
                    Channels.newInputStream(file).transferTo(stream);
                }
            };
            return Response.ok(output, mediaType).header(HttpHeaders.CONTENT_LENGTH, length).header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Pragma", "no-cache").build();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Readable for its owner alone; POSIX systems take its name away as soon as it is open, so a killed process leaves nothing. */
    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("vidaplus-answer", ".tmp");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
