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
 * Answers of any length, with little of them in memory, that are there as a whole or not at all. This class writes an answer to a file that
 * only this process can read, and then sends the file with its length. Where the system allows, the file has no name any more while it is
 * written.
 *
 * <p>No answer is sent before it is complete. Where writing failed midway, one server would end the answer in good order, and the client
 * would take a part for the whole. So a failure is an answer of its own, and the length tells the client of a connection that broke.
 */
public final class WholeAnswer {

    private static final int BUFFER = 64 * 1024;

    private WholeAnswer() {
    }

    /** Writes an answer. */
    @FunctionalInterface
    public interface Source {

        /**
         * Writes the whole answer.
         *
         * @throws IOException where the answer cannot be written
         */
        void writeTo(Writer text) throws IOException;
    }

    /**
     * Writes the answer, and gives it once it is complete.
     *
     * @param mediaType of the text, which is in UTF-8
     * @throws IOException where the answer cannot be written; nothing was sent then
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

    /** A file readable by its owner alone. POSIX systems remove the name once the file is open, so a killed process leaves nothing. */
    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("vidaplus-answer", ".tmp");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
