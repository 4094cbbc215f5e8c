package com.vidaplus.auth.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Days of a small clinic on the embedded database of the default address, one after another: 2,000 sign-ins and 20,000 refreshes each.
 * {@code mvn test -Dtest=ClinicMonthTest -Dclinic.days=30 -DargLine=-Xmx256m} is a month. The measured days are in
 * {@code target/clinic/days.txt}, or in the directory of {@code clinic.directory}.
 *
 * <p>All statements are the service's own. Time is simulated, and nothing of it is scaled. The service's clock, the database's clock and
 * the clock by which H2 keeps chunks are one clock. Each operation moves that clock on (see {@link ClinicDatabase}). So between two
 * operations at noon pass two simulated seconds, compaction runs each ten, upkeep each minute, and chunks are kept for 45. Sessions last 12
 * hours, as by default. What a step of compaction or an operation takes is real time. The service is closed and opened again after each
 * seventh day ({@code clinic.restart} says otherwise). There is one thread, so a step never meets an operation. Not simulated: hashes,
 * signatures, administration, and rotation of the signing key.
 */
@Tag("full")
@EnabledIfSystemProperty(named = "clinic.days", matches = "[1-9][0-9]{0,2}")
class ClinicMonthTest {

    private static final int DAYS = Integer.getInteger("clinic.days", 1);
    private static final int RESTART = Integer.getInteger("clinic.restart", 7);
    private static final Path DIRECTORY = Path.of(System.getProperty("clinic.directory", "target/clinic"));
    private static final long MEGABYTE = 1_000_000;
    /** What docs/embedded-database.md says that a month needs. */
    private static final long DISK = 2_000 * MEGABYTE;
    /** The file has at most so many bytes, and so many times its content: without compaction each day adds 400 MB. */
    private static final long ALWAYS = 32 * MEGABYTE;
    private static final int TIMES = 4;

    private final Logger auditLines = Logger.getLogger("com.vidaplus.auth.audit");
    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-06-01T00:00:00Z"));
    private final Settings settings = TestSettings.of();
    private final Client client = new TestClients().has("clinic", null);
    private final ClinicDatabase database = new ClinicDatabase(DIRECTORY, clock);
    private final Clinic clinic = new Clinic(database, clock, settings);
    private ClinicNode node;

    @BeforeEach
    void open() throws Exception {
        auditLines.setLevel(Level.WARNING);
        Files.createDirectories(DIRECTORY);
        for (String left : List.of("auth.mv.db", "auth.trace.db", "days.txt")) {
            Files.deleteIfExists(DIRECTORY.resolve(left));
        }
        database.open();
        database.sql().update("INSERT INTO client (id, credential_version, session_version) VALUES (?, ?, ?)", client.id(),
                client.credentialVersion(), client.sessionVersion());
        clinic.register();
        start();
    }

    @AfterEach
    void close() {
        stop();
        auditLines.setLevel(null);
    }

    private void start() throws Exception {
        node = new ClinicNode(database, clock, settings, client);
    }

    private void stop() {
        database.close();
    }

    private void restart() throws Exception {
        long begun = System.nanoTime();
        stop();
        say("closed: " + megabytes() + since(begun));
        begun = System.nanoTime();
        database.open();
        start();
        say("opened and compacted: " + megabytes() + since(begun));
    }

    private String megabytes() {
        return database.size() / MEGABYTE + " MB";
    }

    private static String since(long begun) {
        return ", after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms";
    }

    @Test
    void theFileOfASmallClinicFollowsItsContentAndEveryRowIsAsItMustBe() throws Exception {
        assertThat(database.retentionMillis()).isEqualTo(45_000);
        say(DayMeasure.head());
        for (int day = 1; day <= DAYS; day++) {
            DayMeasure measure = new DayMeasure(database, node.compaction());
            clinic.day(node, measure);
            say(measure.line(day));
            assertThat(measure.biggest()).as("the file on day " + day).isLessThan(Math.min(DISK, ALWAYS + TIMES * measure.content()));
            assertThat(clinic.operations()).isEqualTo(22_000L * day);
            if (day % RESTART == 0 && day < DAYS) {
                restart();
            }
        }
        everyRowIsThere();

        restart();
        everyRowIsThere();
        shrinkAsAnOperatorDoes();
        everyRowIsThere();
        clinic.signedIn().forEach(node::refresh);
    }

    private void shrinkAsAnOperatorDoes() throws Exception {
        long begun = System.nanoTime();
        database.shutdownCompact();
        say("SHUTDOWN COMPACT: " + megabytes() + since(begun));
        database.open();
        start();
    }

    private void everyRowIsThere() {
        node.eachMinute();
        int tokens = clinic.kept().stream().mapToInt(SignedIn::tokens).sum();
        assertThat(database.count("refresh_family")).isEqualTo(clinic.kept().size());
        assertThat(database.count("refresh_token")).isEqualTo(tokens);
        assertThat(database.count("refresh_token WHERE sealed_for_parent IS NOT NULL")).as("seals that nobody may ask for").isZero();
        for (String empty : List.of("revoked_token", "family_removal", "audit_pending")) {
            assertThat(database.count(empty)).as(empty).isZero();
        }
        assertThat(clinic.signedIn()).isNotEmpty().allMatch(node::goesOn);
        AuditVerification verified = node.verify();
        assertThat(verified.isSound()).isTrue();
        long recorded = database.count("audit_event WHERE type <> 'checkpoint'");
        assertThat(recorded).isEqualTo(clinic.operations() + clinic.others());
        assertThat(verified.entries()).isEqualTo(database.count("audit_event")).isGreaterThan(recorded);
        say("rows: " + database.count("refresh_family") + " families, " + tokens + " tokens, " + verified.entries() + " audit entries in "
                + verified.chains() + " chains, " + database.count("guess_counter") + " counters");
    }

    private void say(String line) {
        try {
            Files.writeString(DIRECTORY.resolve("days.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
