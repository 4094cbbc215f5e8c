package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server in a process of its own, for the tests that start, stop and kill: {@code try (var node = runnableJar().start())}. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(300);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Options of the JVM, separated by spaces, for every process whose test has no others. */
    private static final List<String> JVM_OF_ALL = Stream.of(System.getProperty("service.jvm", "").split(" "))
            .filter(option -> !option.isEmpty()).toList();
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final int port;
    private final Path logFile;

    private ServiceProcess(Process process, int port, Path logFile) {
        this.process = process;
        this.port = port;
        this.logFile = logFile;
    }

    /** Will start the runnable jar from the directory that it is installed in; it is up when {@code GET /ready} answers 200. */
    public static Builder runnableJar() {
        return installed(Artifacts.installation());
    }

    /** Will start what any build has installed in that directory. */
    public static Builder installed(Path directory) {
        return new Builder("@" + directory.resolve("run"));
    }

    /** Will start the runnable jar as it is, one file. */
    public static Builder packedJar() {
        return new Builder("-jar", Artifacts.runnableJar().toString());
    }

    /**
     * Will start a plain Payara Micro with another WAR at {@code /}, such as a service that takes our tokens.
     *
     * @param war the WAR file
     */
    public static Builder payaraMicro(Path war) {
        return new Builder("-jar", Artifacts.payaraMicro().toString())
                .option("--deploy", war.toString(), "--contextRoot", "/", "--noHazelcast");
    }

    /**
     * Will start a copy of the WAR with these classes of the tests in it, on a Payara Micro set up like the runnable jar's.
     *
     * @param name of the copy
     */
    public static Builder variant(String name, Class<?>... added) {
        Path copy = Artifacts.workDirectory().resolve("variants").resolve(name + ".war");
        copy.getParent().toFile().mkdirs();
        ShrinkWrap.create(ZipImporter.class, name + ".war").importFrom(Artifacts.war().toFile()).as(WebArchive.class).addClasses(added)
                .as(ZipExporter.class).exportTo(copy.toFile(), true);
        return service(copy);
    }

    /** Will start that WAR on a Payara Micro set up as that of the runnable jar. */
    public static Builder service(Path war) {
        return payaraMicro(war).option("--addLibs", Artifacts.libraries(),
                "--prebootcommandfile", Artifacts.script("payara-micro/pre-boot.txt").toString(),
                "--postbootcommandfile", Artifacts.script("payara-micro/post-boot.txt").toString(),
                "--logproperties", Artifacts.script("payara-micro/logging.properties").toString());
    }

    /** Will start another program, that says by itself which port it listens on: what comes after the options of the JVM. */
    static Builder program(List<String> words, int port) {
        return new Builder(words, List.of()).port(port);
    }

    /** A command that has ended: its exit code, and what it wrote. */
    public record Ended(int exitCode, String output) {
    }

    /** Runs the runnable jar's command {@code Install} for that place, in that working directory, at most for that long. */
    public static Ended install(Path place, Path workingDirectory, Duration deadline) throws IOException, InterruptedException {
        Path log = Files.createTempFile("install", ".log");
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    Artifacts.runnableJar().toString(), "com.vidaplus.auth.micro.Install", place.toString())
                    .directory(workingDirectory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Still running after " + deadline);
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /** The file by which the command knows what it made. */
    public static Path installationMarker() {
        return Artifacts.installation().resolve(".vidaplus-auth-installation");
    }

    public int port() {
        return port;
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Everything the process has written so far, to standard output and standard error. */
    public String log() {
        return LogFile.read(logFile);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks the process to end (SIGTERM) and waits until it has. */
    public void stop() {
        process.destroy();
        exitCode();
    }

    /** Ends the process with no chance to tidy up (SIGKILL) and waits until it has ended. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits until the process has ended, at most 30 seconds, and gives its exit code. */
    public int exitCode() {
        return exitCode(STOP_DEADLINE);
    }

    /**
     * Waits until the process has ended and gives its exit code.
     *
     * @param deadline how long to wait
     * @throws IllegalStateException when it still runs then
     */
    public int exitCode(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Still running after " + deadline + ":\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the process if it still runs, by force if it has to be. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer(String path, int status) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest request = HttpRequest.newBuilder(baseUri().resolve(path)).timeout(Duration.ofSeconds(5)).build();
        Instant deadline = Instant.now().plus(START_DEADLINE);
        try {
            while (!answers(client, request, status)) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Ended with exit code " + process.exitValue() + ":\n" + log());
                }
                if (Instant.now().isAfter(deadline)) {
                    kill();
                    throw new IllegalStateException("Not ready after " + START_DEADLINE + ":\n" + log());
                }
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request, int status) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == status;
        } catch (IOException e) {
            return false;
        }
    }

    /** What to start, and how. Without a working directory the process gets a new, empty one. */
    public static final class Builder {
        private final List<String> program;
        private final List<String> portOption;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> javaOptions = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private Path directory;
        private int port;
        private String limits = "";
        private String readyPath = "/ready";
        private int readyStatus = 200;

        private Builder(String... program) {
            this(List.of(program), List.of("--port"));
        }

        /** @param portOption the words before the port's number; none where the program knows the port already */
        private Builder(List<String> program, List<String> portOption) {
            this.program = List.copyOf(program);
            this.portOption = portOption;
        }

        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        public Builder systemProperty(String name, String value) {
            return javaOption("-D" + name + "=" + value);
        }

        /** An option of the JVM, such as {@code -Xmx96m}. */
        public Builder javaOption(String option) {
            javaOptions.add(option);
            return this;
        }

        /** Options of Payara Micro. */
        public Builder option(String... words) {
            options.addAll(List.of(words));
            return this;
        }

        /** The working directory, which is where {@code ./data} is. */
        public Builder in(Path workingDirectory) {
            directory = workingDirectory;
            return this;
        }

        /** A port chosen by the test; otherwise a free one is found. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Limits for the process, as options of the shell's {@code ulimit}, such as {@code -n 256}. */
        public Builder ulimit(String shellOptions) {
            limits = shellOptions;
            return this;
        }

        /** The request that shows that the server is up, in place of {@code GET /ready} answering 200. */
        public Builder readyWhen(String path, int status) {
            readyPath = path;
            readyStatus = status;
            return this;
        }

        /**
         * Starts the process and waits until it is up, at most five minutes.
         *
         * @throws IllegalStateException when it ends or is not up in time; the message holds its log
         */
        public ServiceProcess start() {
            ServiceProcess started = launch();
            started.awaitAnswer(readyPath, readyStatus);
            return started;
        }

        /** Starts the process and does not wait, for a start that is expected to fail. */
        public ServiceProcess launch() {
            int number = STARTED.incrementAndGet();
            Path work = Artifacts.workDirectory().resolve("processes");
            int ownPort = port == 0 ? FreePort.find() : port;
            List<String> command = new ArrayList<>();
            if (!limits.isEmpty()) {
                command.addAll(List.of("bash", "-c", "ulimit " + limits + " && exec \"$@\"", "bash"));
            }
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM_OF_ALL);
            command.addAll(javaOptions);
            command.addAll(program);
            portOption.forEach(word -> command.addAll(List.of(word, Integer.toString(ownPort))));
            command.addAll(options);
            try {
                Path where = directory == null ? Directories.empty(work.resolve(Integer.toString(number))) : directory;
                Path logFile = Files.createDirectories(work).resolve(number + ".log");
                ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile())
                        .redirectErrorStream(true).redirectOutput(logFile.toFile());
                builder.environment().putAll(environment);
                return new ServiceProcess(builder.start(), ownPort, logFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
