package com.vidaplus.auth.it.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs what a reader would paste into a shell. Each JVM started by it gets the options of all processes of the tests. Half of the work of a
 * JVM that lives for a minute is to compile for a longer life.
 */
final class Shell {

    private static final String JVM_OPTIONS = System.getProperty("service.jvm", "");

    private static final long DEADLINE_SECONDS = 60;

    private Shell() {
    }

    /**
     * @param input what is typed while it runs
     * @return standard output
     */
    static String run(String commands, Map<String, String> environment, String input) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", commands).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("Failed: " + commands);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Starts something that goes on running; the caller ends it. Its output goes to a file. */
    static Process start(String commands, Path directory, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", commands).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
