package com.vidaplus.auth.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that takes part in the benchmark, in processes of its own, with what it says in a file. */
public final class PeerProcess implements AutoCloseable {

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program and does not wait for it.
     *
     * @param environment what it is given beside our own
     * @param log         overwritten
     */
    public static PeerProcess start(List<String> command, Path directory, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // Options meant for the build would be options of the peer, too.
            builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "MAVEN_OPTS"));
            builder.environment().putAll(environment);
            return new PeerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the program has ended by itself and gives what it said.
     *
     * @throws IllegalStateException where it failed or took longer; the message has what it said
     */
    public String complete(Duration deadline) {
        try {
            boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || process.exitValue() != 0) {
                close();
                throw new IllegalStateException((ended ? "Failed" : "Not done after " + deadline) + ":\n" + said());
            }
            return said();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process that was started; its descendants do the work where it is a script. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Everything written so far, to standard output and standard error. */
    public String said() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it and its descendants to end, and ends them by force where they do not. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(handle())).toList();
        process.destroy();
        try {
            process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
