package com.vidaplus.auth.it.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.FreePort;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory that the build makes of the runnable jar: it starts with its archive of classes, and without it where it has to. */
@Tag("processes")
@Tag("long")
class InstallationIT {

    private static final String FROM_ARCHIVE = "source: shared objects file";

    private static final List<String> PATHS = List.of("/ready", "/", "/auth/token", "/docs/", "/oauth2/jwks", "/nothing");
    private static final List<String> ANSWERS = List.of("refused", "503 application/json Retry-After", "/ready 200", "/ 302", "/auth/token 405",
            "/docs/ 200", "/oauth2/jwks 200", "/nothing 404 {\"detail\":\"Not Found\"}");

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();

    @Test
    void theServersClassesComeFromTheArchive() throws IOException {
        Path classes = directory.resolve("classes.log");
        try (ServiceProcess service = installed().javaOption("-Xlog:class+load:file=" + classes).start()) {
            signsIn(service);
        }
        List<String> loaded = Files.readAllLines(classes);

        assertThat(loaded).anySatisfy(line -> assertThat(line).contains(" com.vidaplus.auth.micro.Main ").contains(FROM_ARCHIVE))
                .anySatisfy(line -> assertThat(line).contains(" fish.payara.micro.impl.PayaraMicroImpl ").contains(FROM_ARCHIVE))
                .anySatisfy(line -> assertThat(line).contains(" org.flywaydb.core.Flyway ").contains(FROM_ARCHIVE));
        long fromArchive = loaded.stream().filter(line -> line.contains(FROM_ARCHIVE)).count();
        assertThat(fromArchive).as("of " + loaded.size()).isGreaterThan(loaded.size() * 3L / 4);
    }

    /** JDK 17 crashes when Flight Recorder meets certain classes in an archive. */
    @Test
    void flightRecorderWorksWithTheArchive() throws IOException {
        Path recording = directory.resolve("start.jfr");
        try (ServiceProcess service = installed().javaOption("-XX:StartFlightRecording=dumponexit=true,filename=" + recording).start()) {
            signsIn(service);
            service.stop();
        }

        assertThat(Files.size(recording)).isPositive();
    }

    @Test
    void anArchiveThatTheJvmCannotUseIsDoneWithoutAndTheServersOwnLinesAreThereOnDemand() {
        try (ServiceProcess service = installed().javaOption("-XX:-UseCompressedOops").environment("SERVER_LOG_LEVEL", "INFO").start()) {
            signsIn(service);
            assertThat(service.log()).contains("vidaplus-auth was successfully deployed in ");
        }
    }

    @Test
    void theOneFileStartsTooAndItsLogIsShort() {
        try (ServiceProcess service = ServiceProcess.packedJar().in(directory).environment(bootstrap.settings()).start()) {
            StartLog.of(service).isShort().endsWith("Database: H2 ", " in the file " + directory.resolve("data").resolve("auth.mv.db"),
                    "Issuer of its tokens: http://localhost:8080. ");
            signsIn(service);
        }
    }

    /**
     * From the first moment of the process to its last, asked all the time and at addresses of every kind. Payara Micro by itself opens
     * the port at once with either of these two options.
     */
    @Test
    void whoeverComesBeforeItIsReadyOrAfterItStopsIsRefusedAtTheSocket() throws Exception {
        Files.createDirectory(directory.resolve("data"), asFileAttribute(fromString("rwxr-xr-x")));
        Files.createFile(directory.resolve("data").resolve("auth.trace.db"), asFileAttribute(fromString("rw-r--r--")));
        int tlsPort = FreePort.find();
        Set<String> seen = new LinkedHashSet<>();
        try (ServiceProcess service = installed().option("--autoBindHttp", "--sslPort", Integer.toString(tlsPort)).launch()) {
            Deadline.of(Duration.ofMinutes(5), "it is ready").await(() -> {
                boolean tlsIsOpen = isOpen(tlsPort);
                PATHS.forEach(path -> seen.add(asked(service, path)));
                assertThat(tlsIsOpen).as("the port with TLS before the other one").isIn(false, seen.contains("/ready 200"));
                return seen.contains("/ready 200");
            });
            PATHS.forEach(path -> seen.add(asked(service, path)));
            assertThat(seen).startsWith("refused").isSubsetOf(ANSWERS);
            StartLog.of(service).isShort().endsWith(" and https://localhost:" + tlsPort);
            assertThat(isOpen(tlsPort)).isTrue();
            isClosed(directory.resolve("data"), "rwx------");
            isClosed(directory.resolve("data").resolve("auth.mv.db"), "rw-------", "rw-r--r--");
            isClosed(directory.resolve("data").resolve("auth.trace.db"), "rw-------");
            assertThat(service.log()).contains("Others could read");

            seen.clear();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(service::stop);
            Deadline.of(Duration.ofSeconds(60), "it has ended").await(() -> {
                PATHS.forEach(path -> seen.add(asked(service, path)));
                return stop.isDone();
            });
            assertThat(seen).isSubsetOf(ANSWERS);
        }
    }

    /** What the node answers; a page of the server's would have another body, and perhaps its name in a header. */
    private static String asked(ServiceProcess service, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) service.baseUri().resolve(path).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(20_000);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            if (connection.getHeaderField("Server") != null || connection.getHeaderField("X-Powered-By") != null) {
                return path + " names the server: " + connection.getHeaderFields();
            }
            if (status == 503) {
                return "503 " + connection.getContentType() + (connection.getHeaderField("Retry-After") == null ? "" : " Retry-After");
            }
            return path + " " + status + (status == 404 ? " " + new String(connection.getErrorStream().readAllBytes(), UTF_8) : "");
        } catch (IOException e) {
            return "refused";
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void isClosed(Path path, String... permissions) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isIn((Object[]) permissions);
    }

    @Test
    void theDataDirectoryOfAFirstStartIsItsOwnersAlone() throws IOException {
        try (ServiceProcess service = installed().environment("ACCESS_TOKEN_EXPIRE_MINUTES", "-5").launch()) {
            service.exitCode(Duration.ofSeconds(120));
        }
        isClosed(directory.resolve("data"), "rwx------");
    }

    @Test
    void aPortThatAnotherProgramHasEndsTheStartWithASentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0);
                ServiceProcess service = installed().port(other.getLocalPort()).launch()) {
            assertThat(service.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(service.log()).contains("port " + other.getLocalPort() + " cannot be opened");
        }
        assertThat(directory.resolve("data")).doesNotExist();
    }

    /** Each is refused with a sentence before anything is changed. */
    @Test
    void theInstallationReplacesNothingThatItDidNotMake() throws Exception {
        Path foreign = Files.createDirectories(directory.resolve("foreign"));
        for (String name : List.of("lib/mine.jar", "server/config", "run", "service.jar")) {
            Files.createDirectories(foreign.resolve(name).getParent());
            Files.writeString(foreign.resolve(name), name);
        }
        Path target = Files.createDirectory(directory.resolve("target"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        Path file = Files.writeString(directory.resolve("file"), "mine");
        Path closed = Files.createDirectory(directory.resolve("closed"), asFileAttribute(fromString("r-xr-xr-x")));

        refuses(foreign, directory, "did not make: lib, run, server, service.jar");
        refuses(link, directory, "is a symbolic link");
        refuses(file, directory, "is no directory");
        refuses(target, target, "current directory");
        refuses(directory, target, "current directory");
        if (!Files.isWritable(closed)) {
            refuses(closed.resolve("new"), directory, "cannot be written");
        }

        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.map(path -> directory.relativize(path).toString())).containsExactlyInAnyOrder("", "foreign", "foreign/lib",
                    "foreign/lib/mine.jar", "foreign/server", "foreign/server/config", "foreign/run", "foreign/service.jar", "target", "link",
                    "file", "closed");
        }
        assertThat(foreign.resolve("service.jar")).hasContent("service.jar");
    }

    private static void refuses(Path place, Path workingDirectory, String reason) throws Exception {
        ServiceProcess.Ended ended = ServiceProcess.install(place, workingDirectory, Duration.ofSeconds(60));
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains(reason).contains("Nothing was changed.").doesNotContain("\tat ");
    }

    /** The directory that the build made is an installation with a marker, so a foreign file in a copy of it must stop the command. */
    @Test
    void aForeignFileWithinAnInstallationStaysToo() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        Files.copy(ServiceProcess.installationMarker(), copy.resolve(ServiceProcess.installationMarker().getFileName()));
        Files.createDirectory(copy.resolve("data"));
        Files.writeString(copy.resolve("data").resolve("auth.mv.db"), "a database");

        refuses(copy, directory, "did not make: data/auth.mv.db");

        assertThat(copy.resolve("data").resolve("auth.mv.db")).hasContent("a database");
    }

    @Test
    void sigtermEndsItAndNothingIsLeftInTheTemporaryDirectory() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        try (ServiceProcess service = installed().systemProperty("java.io.tmpdir", temporary.toString()).start()) {
            StartLog.of(service).isShort().endsWith("Database: H2 ");
            signsIn(service);
            service.stop();

            assertThat(service.exitCode()).isEqualTo(143);
            assertThat(service.log()).contains("Stopping: no new connections").doesNotContain("JdbcRuntimeExtension");
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("payaramicro"))).isEmpty();
        }
    }

    @Test
    void aStartThatFailsEndsWithExitCodeOne() {
        RefusedStart.of(installed().environment("ACCESS_TOKEN_EXPIRE_MINUTES", "-5")).because("ACCESS_TOKEN_EXPIRE_MINUTES");
    }

    private ServiceProcess.Builder installed() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings());
    }

    private void signsIn(ServiceProcess service) {
        assertThat(new AuthClient(service.baseUri()).signIn(bootstrap.email(), bootstrap.password()).status()).isEqualTo(200);
    }
}
