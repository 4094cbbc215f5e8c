package com.vidaplus.auth.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditTables;
import com.vidaplus.auth.audit.SilentAuditLog;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
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
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests per second with and without the audit. Two nodes run at a time, the WAR as built and a copy with a silent audit log, each with a
 * database of its own. In turns, eight connections ask one node while the other is idle. Run by name:
 * {@code mvn verify -Dit.test=AuditBenchmark -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("processes")
class AuditBenchmark {

    private static final int CONNECTIONS = 8;
    private static final int TURNS = 5;
    private static final long TURN_SECONDS = 6;
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();
    private static final Path DIRECTORY = Path.of(System.getProperty("service.directory")).resolveSibling("it").resolve("benchmark");

    @ParameterizedTest
    @EnumSource(Database.Kind.class)
    void requestsPerSecondWithAndWithoutTheAudit(Database.Kind kind) throws Exception {
        Path war = Path.of(System.getProperty("service.war"));
        try (Database audited = database(kind, "audited"); Database silent = database(kind, "silent");
                ServiceProcess with = node(ServiceProcess.service(war), audited);
                ServiceProcess without = node(ServiceProcess.variant("silent", SilentAuditLog.class), silent)) {
            compare(kind + " sign-ins", with, without, Form.of("grant_type", "password", "username", BOOTSTRAP.email(), "password",
                    BOOTSTRAP.password()));
            compare(kind + " client credentials", with, without, Form.of("grant_type", "client_credentials"));
            assertThat(entries(silent)).isZero();
            assertThat(entries(audited)).isPositive();
        }
    }

    private static void compare(String what, ServiceProcess with, ServiceProcess without, Form form) throws Exception {
        perSecond(with, form);
        perSecond(without, form);
        List<Double> audited = new ArrayList<>();
        List<Double> silent = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            boolean auditedFirst = turn % 2 == 0;
            double first = perSecond(auditedFirst ? with : without, form);
            double second = perSecond(auditedFirst ? without : with, form);
            audited.add(auditedFirst ? first : second);
            silent.add(auditedFirst ? second : first);
            ratios.add(audited.get(turn) / silent.get(turn));
        }
        report(String.format(Locale.ROOT, "%s per second: with %.1f, without %.1f; ratios %s, median %.3f",
                what, median(audited), median(silent),
                ratios.stream().map(r -> String.format(Locale.ROOT, "%.3f", r)).toList(), median(ratios)));
    }

    private static void report(String line) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve("numbers.txt"), line + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static double perSecond(ServiceProcess node, Form form) throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.baseUri() + "/oauth2/token"))
                .headers("Content-Type", AuthClient.FORM).headers(AuthClient.basic(BOOTSTRAP.clientId(), BOOTSTRAP.clientSecret()))
                .POST(BodyPublishers.ofString(form.urlEncoded())).build();
        long began = System.nanoTime();
        long until = began + TimeUnit.SECONDS.toNanos(TURN_SECONDS);
        ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(callers.submit(() -> {
                    int count = 0;
                    while (System.nanoTime() < until) {
                        int status = http.send(request, BodyHandlers.discarding()).statusCode();
                        // Where others use the machine too, some wait for more than a second for their hash and are sent away.
                        assertThat(status).isIn(200, 503);
                        count += status == 200 ? 1 : 0;
                    }
                    return count;
                }));
            }
            int all = 0;
            for (Future<Integer> count : counts) {
                all += count.get();
            }
            return all * 1e9 / (System.nanoTime() - began);
        } finally {
            callers.shutdownNow();
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Database database(Database.Kind kind, String name) {
        return kind == Database.Kind.H2 ? H2Database.in(DIRECTORY.resolve("h2-" + name)) : PostgreSqlDatabase.start();
    }

    private static ServiceProcess node(ServiceProcess.Builder node, Database database) {
        return node.environment(database.settings()).environment(BOOTSTRAP.settings()).javaOption("-Xmx384m").start();
    }

    private static long entries(Database database) throws Exception {
        try (Connection connection = database.connect()) {
            return new AuditTables(connection).verify().entries();
        }
    }
}
