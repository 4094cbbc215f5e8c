package com.vidaplus.auth.it.admin;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures an import on a PostgreSQL of its own. To be run by hand, with the path of a file for the report, how many lines, and the
 * service's {@code -Xmx}. The system properties are those of the integration tests.
 */
public final class ImportMeasurement {

    private static final String PASSWORD = AdminIT.PASSWORD;

    private final ServiceProcess service;
    private final AdminDoor admin;
    private final String token;
    private final AuthClient client;
    private final Consumer<String> report;

    private ImportMeasurement(ServiceProcess service, String email, Consumer<String> report) {
        this.service = service;
        this.client = new AuthClient(service.baseUri());
        this.token = client.signIn(email, PASSWORD).accessToken();
        this.admin = new AdminDoor(client, token);
        this.report = report;
    }

    public static void main(String[] arguments) throws Exception {
        Path reportFile = Path.of(arguments[0]);
        Files.writeString(reportFile, "");
        Consumer<String> report = line -> append(reportFile, line + "\n");
        Path lines = Files.createTempFile("import", ".jsonl");
        List<ForeignAccounts> kinds = ForeignAccounts.oneOfEachKind();
        int count = Integer.parseInt(arguments[1]);
        try (Writer writer = Files.newBufferedWriter(lines)) {
            for (int i = 0; i < count; i++) {
                writer.write(i == count / 2 ? "{broken\n" : kinds.get(i % kinds.size()).lineFor("person-" + i + "@old.example"));
            }
        }
        report.accept(count + " lines, " + Files.size(lines) / 1_000_000 + " MB, " + kinds.size() + " kinds of hash, " + arguments[2]);
        try (PostgreSqlDatabase database = PostgreSqlDatabase.start();
                ServiceProcess service = ServiceProcess.runnableJar().javaOption(arguments[2]).environment(database.settings())
                        .environment(Bootstrap.random().settings()).start()) {
            String email = new Accounts(database::connect).add(PASSWORD, "admin");
            ImportMeasurement measurement = new ImportMeasurement(service, email, report);
            measurement.run("first", lines);
            measurement.run("second", lines);
            measurement.signIns(kinds, count);
        } finally {
            Files.delete(lines);
        }
    }

    private void run(String name, Path lines) throws IOException, InterruptedException {
        Instant start = Instant.now();
        Path results = Files.createTempFile("results", ".jsonl");
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.baseUri() + "/admin/accounts/import"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofMinutes(10)).POST(BodyPublishers.ofFile(lines)).build();
        int status = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request, BodyHandlers.ofFile(results)).statusCode();
        Duration took = Duration.between(start, Instant.now());
        Map<String, Integer> byStatus = new TreeMap<>();
        try (Stream<String> answered = Files.lines(results)) {
            answered.forEach(line -> byStatus.merge(line.replaceAll(".*\"status\":\"(\\w+)\".*", "$1"), 1, Integer::sum));
        }
        try (Stream<String> answered = Files.lines(results)) {
            answered.filter(line -> line.contains("refused")).limit(3).forEach(report);
        }
        Files.delete(results);
        report.accept(name + ": " + status + " in " + took.toMillis() + " ms, " + byStatus + ", resident " + memory("VmRSS") + ", at most "
                + memory("VmHWM"));
    }

    private String memory(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream().filter(line -> line.startsWith(field))
                .findFirst().orElseThrow().replaceAll("\\D+(\\d+ kB)", "$1");
    }

    private void signIns(List<ForeignAccounts> kinds, int count) {
        int good = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            int i = (count / 2 / kinds.size() + 1) * kinds.size() + kind;
            if (client.signIn("person-" + i + "@old.example", kinds.get(kind).password()).status() == 200) {
                good++;
            } else {
                report.accept("does not sign in: " + kinds.get(kind).kind());
            }
        }
        report.accept(good + " of " + kinds.size() + " kinds sign in; sound: " + admin.get("/admin/audit/verify").json().get("sound"));
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
