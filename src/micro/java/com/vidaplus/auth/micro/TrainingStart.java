package com.vidaplus.auth.micro;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One short run of the service that uses what most callers use, on an embedded database, with accounts that exist for this run only. */
final class TrainingStart {
    private static final Duration START = Duration.ofSeconds(180);
    /** Time enough to write an archive. */
    private static final Duration STOP = Duration.ofSeconds(120);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** The file of its log, in its directory. */
    static final String LOG = "training.log";
    private static final long POLL_MILLIS = 100;

    /** The variables that the training start gets of our own environment; any other may name a real database. */
    private static final Set<String> KEPT = Set.of("PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG");

    private final Path mainJar;
    private final Path directory;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final String email = "training@example.com";
    private final String password = UUID.randomUUID().toString();
    private final String clientSecret = UUID.randomUUID().toString();
    private final URI base;

    private TrainingStart(Path mainJar, Path directory, int port) {
        this.mainJar = mainJar;
        this.directory = directory;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** @param directory where its database will be, and its log */
    static TrainingStart of(Path mainJar, Path directory) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new TrainingStart(mainJar, directory, free.getLocalPort());
        }
    }

    /**
     * Starts the service, sends it requests and stops it.
     *
     * @param javaOptions of the JVM
     * @throws IOException if it does not start or does not answer; the message tells why
     */
    void run(String... javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(ClassArchive.java()));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", mainJar.toString(), "--port", Integer.toString(base.getPort())));
        Path log = directory.resolve(LOG);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().putAll(Map.of("BOOTSTRAP_EMAIL", email, "BOOTSTRAP_PASSWORD", password,
                "BOOTSTRAP_CLIENT_ID", "training", "BOOTSTRAP_CLIENT_SECRET", clientSecret));
        Process service = builder.start();
        try {
            awaitReady(service, log);
            useIt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            stop(service);
        }
    }

    private void awaitReady(Process service, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (service.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the service did not start: " + ClassArchive.lastLine(log));
            }
            if (System.nanoTime() > end) {
                throw new IOException("the service was not ready in " + START.toSeconds() + " seconds");
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(request("/ready").GET().build()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void useIt() throws IOException, InterruptedException {
        String token = member("access_token", post("/auth/token", Map.of("username", email, "password", password)));
        send(request("/auth/token/refresh_token").header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()).build());
        Map<String, String> us = Map.of("client_id", "training", "client_secret", clientSecret);
        String refreshToken = member("refresh_token",
                post("/oauth2/token", us, Map.of("grant_type", "password", "username", email, "password", password)));
        post("/oauth2/token", us, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        post("/oauth2/introspect", us, Map.of("token", token));
        post("/oauth2/revoke", us, Map.of("token", token));
        for (String page : List.of("/oauth2/jwks", "/.well-known/oauth-authorization-server", "/live", "/metrics", "/docs/", "/nothing")) {
            send(request(page).GET().build());
        }
    }

    @SafeVarargs
    private HttpResponse<String> post(String path, Map<String, String>... forms) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        for (Map<String, String> form : forms) {
            form.forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", fields))).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static String member(String name, HttpResponse<String> answer) throws IOException {
        Matcher member = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(answer.body());
        if (!member.find()) {
            throw new IOException("the service answered " + answer.statusCode() + " in place of a token");
        }
        return member.group(1);
    }

    private static void stop(Process service) {
        service.destroy();
        try {
            if (!service.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                service.destroyForcibly();
            }
        } catch (InterruptedException e) {
            service.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
