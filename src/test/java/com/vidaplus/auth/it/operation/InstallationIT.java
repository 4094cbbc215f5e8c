package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.AuthClient;
import com.vidaplus.auth.it.server.Bootstrap;
import com.vidaplus.auth.it.server.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory that the build makes of the runnable jar: it starts with its archive of classes, and without it where it has to. */
@Tag("processes")
class InstallationIT {

    private static final String FROM_ARCHIVE = "source: shared objects file";

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
    @Tag("long")
    void flightRecorderWorksWithTheArchive() throws IOException {
        Path recording = directory.resolve("start.jfr");
        try (ServiceProcess service = installed().javaOption("-XX:StartFlightRecording=dumponexit=true,filename=" + recording).start()) {
            signsIn(service);
            service.stop();
        }

        assertThat(Files.size(recording)).isPositive();
    }

    @Test
    @Tag("long")
    void anArchiveThatTheJvmCannotUseIsDoneWithout() {
        try (ServiceProcess service = installed().javaOption("-XX:-UseCompressedOops").start()) {
            signsIn(service);
        }
    }

    @Test
    @Tag("long")
    void theOneFileStartsToo() {
        try (ServiceProcess service = ServiceProcess.packedJar().in(directory).environment(bootstrap.settings()).start()) {
            signsIn(service);
        }
    }

    @Test
    @Tag("long")
    void sigtermEndsItAndNothingIsLeftInTheTemporaryDirectory() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        try (ServiceProcess service = installed().systemProperty("java.io.tmpdir", temporary.toString()).start()) {
            signsIn(service);
            service.stop();

            assertThat(service.exitCode()).isEqualTo(143);
            assertThat(service.log()).contains("Stopping: no new connections");
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("payaramicro"))).isEmpty();
        }
    }

    @Test
    @Tag("long")
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
