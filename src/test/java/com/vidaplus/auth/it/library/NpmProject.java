package com.vidaplus.auth.it.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A copy of an npm project, outside the sources, so that what npm installs stays out of them. */
final class NpmProject {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final Path directory;

    private NpmProject(Path directory) {
        this.directory = directory;
    }

    /**
     * Copies a project. Without npm on this machine the test is skipped; where {@code CI} is set it fails.
     *
     * @param project without the {@code node_modules} that may be there
     */
    static NpmProject copyOf(Path project, Path directory) {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("node_modules")).toList()) {
                Path copy = directory.resolve(project.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NpmProject copied = new NpmProject(directory);
        copied.requireNpm();
        return copied;
    }

    private void requireNpm() {
        try {
            run(Map.of(), "npm", "--version");
        } catch (UncheckedIOException e) {
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw e;
            }
            Assumptions.abort("There is no npm on this machine");
        }
    }

    /**
     * Runs a command in the project and waits until it has ended.
     *
     * @return what it wrote
     * @throws UncheckedIOException where there is no such command
     * @throws AssertionError       where it fails; the message holds what it wrote
     */
    String run(Map<String, String> environment, String... command) {
        Path output = directory.resolve("output.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String written = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(List.of(command) + (ended ? " failed" : " has not ended in " + DEADLINE) + ":\n" + written);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
