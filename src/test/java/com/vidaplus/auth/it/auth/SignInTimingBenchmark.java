package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether a caller who only has a stopwatch can tell names that have an account from those that have none. One caller asks for one name of
 * each kind after the other, in a new random order each time, and for no name twice. Half of the accounts have come with dear hashes that
 * Java computes, as after a migration. For each kind the report has the chance that an answer took longer than one for an unknown name: 0.5
 * says nothing, 1 everything. A second set of unknown names shows what chance alone does. Run by name on an idle machine, with so many
 * samples of each kind:
 * {@code mvn verify -Dit.processes=processes -Dit.test=SignInTimingBenchmark -Dtest=none -DargLine=-Dtiming.samples=2000}; H2 in place of
 * PostgreSQL with {@code -Dtiming.database=H2}.
 */
@Tag("processes")
@Tag("full")
class SignInTimingBenchmark {

    private static final int SAMPLES = Integer.getInteger("timing.samples", 200);
    private static final Database.Kind DATABASE = Database.Kind.valueOf(System.getProperty("timing.database", "POSTGRESQL"));
    private static final int WARM_UP = 100;
    /** What is told by its cost anyway is asked for less often. */
    private static final int SPARING = 10;
    private static final Argon2Cost MIGRATED = new Argon2Cost(65_536, 1, 4);
    private static final double TARGET = 0.55;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String PASSWORD = "correct horse battery staple";
    private static final String WRONG = "incorrect horse battery staple";
    private static final String UNREADABLE = "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaA";
    private static final Path DIRECTORY = Path.of(System.getProperty("service.directory")).resolveSibling("it");

    private final Random random = new Random();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Kinds of names; accounts must not be told from unknown ones, but for those whose stored hash was damaged. */
    private enum Kind {
        UNKNOWN, UNKNOWN_TOO, WRONG_PASSWORD, DISABLED, WITHOUT_PASSWORD, UNREADABLE_HASH;

        private boolean isToldByItsCost() {
            return this == UNREADABLE_HASH;
        }

        private int samples() {
            return isToldByItsCost() ? Math.max(1, SAMPLES / SPARING) : SAMPLES;
        }
    }

    @Test
    @Case("C02")
    void aStopwatchDoesNotTellWhichNamesHaveAnAccount() throws Exception {
        try (Database database = DATABASE == Database.Kind.H2 ? H2Database.in(DIRECTORY.resolve("timing-h2"))
                : PostgreSqlDatabase.start(); ServiceProcess node = ServiceProcess.runnableJar().environment(database.settings())
                .environment("GUESS_LIMIT", "100").environment("TRUSTED_PROXIES", "127.0.0.0/8").start()) {
            Map<Kind, List<String>> names = names(new Accounts(database::connect));
            for (int i = 0; i < WARM_UP; i++) {
                millis(node.baseUri(), unknown());
            }
            Map<Kind, double[]> times = new LinkedHashMap<>();
            List<Kind> order = new ArrayList<>(List.of(Kind.values()));
            order.forEach(kind -> times.put(kind, new double[kind.samples()]));
            for (int i = 0; i < SAMPLES; i++) {
                Collections.shuffle(order, random);
                for (Kind kind : order) {
                    if (i < kind.samples()) {
                        times.get(kind)[i] = millis(node.baseUri(), names.get(kind).get(i));
                    }
                }
            }
            judge(times);
        }
    }

    private static void judge(Map<Kind, double[]> times) throws IOException {
        double halfWidth = 1.96 * Math.sqrt((2.0 * SAMPLES + 1) / (12.0 * SAMPLES * SAMPLES));
        report(String.format(Locale.ROOT, "%s, %d answers of each kind; chance alone stays within 0.500 +- %.3f (95 %%)",
                DATABASE, SAMPLES, halfWidth));
        Map<Kind, Double> areas = new LinkedHashMap<>();
        times.forEach((kind, own) -> areas.put(kind, area(own, times.get(Kind.UNKNOWN))));
        for (Map.Entry<Kind, Double> entry : areas.entrySet()) {
            report(String.format(Locale.ROOT, "  %-16s AUC %.3f, median %.2f ms, %d answers", entry.getKey(),
                    entry.getValue(), median(times.get(entry.getKey())), entry.getKey().samples()));
        }
        assertThat(areas).allSatisfy((kind, area) -> assertThat(kind.isToldByItsCost() || Math.abs(area - 0.5) <= TARGET - 0.5 + halfWidth)
                .as(kind + " " + area).isTrue());
    }

    /** How likely one of the one group is greater than one of the other (Mann and Whitney's U); equal ones count half. */
    private static double area(double[] one, double[] other) {
        double[] sorted = other.clone();
        Arrays.sort(sorted);
        double greater = 0;
        for (double value : one) {
            int at = Arrays.binarySearch(sorted, value);
            greater += at >= 0 ? at + 0.5 : -at - 1;
        }
        return greater / one.length / other.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String unknown() {
        return "user-" + UUID.randomUUID() + "@vidaplus.example";
    }

    /** A name for each sample. Every second account that has a hash came with the dear one. */
    private static Map<Kind, List<String>> names(Accounts accounts) {
        String[] hashes = {hash(Argon2Cost.DEFAULT), hash(MIGRATED)};
        Map<Kind, List<String>> names = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < kind.samples(); i++) {
                String name = unknown();
                own.add(name);
                switch (kind) {
                    case WRONG_PASSWORD, DISABLED -> accounts.addWithHash(name, hashes[i % 2], "nfc", "doctors");
                    case WITHOUT_PASSWORD -> accounts.addWithHash(name, null, "nfc", "doctors");
                    case UNREADABLE_HASH -> accounts.addWithHash(name, UNREADABLE, "nfc", "doctors");
                    default -> { }
                }
                if (kind == Kind.DISABLED) {
                    accounts.disable(name);
                }
            }
            names.put(kind, own);
        }
        return names;
    }

    private static String hash(Argon2Cost cost) {
        return new PasswordHasher(cost, new SecureRandom()).hash(Password.of(PASSWORD).orElseThrow()).hash();
    }

    /** From the first byte sent to the last one read, on a connection that stays; from another source each time. */
    private double millis(URI base, String name) throws IOException, InterruptedException {
        String source = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/auth/token"))
                .headers("Content-Type", AuthClient.FORM, "X-Forwarded-For", source)
                .POST(BodyPublishers.ofString(Form.of("username", name, "password", WRONG).urlEncoded())).build();
        long began = System.nanoTime();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        assertThat(status).isEqualTo(401);
        return millis;
    }

    private static void report(String line) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve("sign-in-timing.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
