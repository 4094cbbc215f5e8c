package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.Relay;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One node of the service, the only client of its PostgreSQL, which it reaches through a relay that counts. */
final class MeteredService implements AutoCloseable {

    /** The service's timers ask once or twice a second for a moment; between two statements of a request is much less. */
    private static final Duration QUIET = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Traffic traffic = new Traffic();
    private final Bootstrap bootstrap = Bootstrap.random();
    private final PostgreSqlDatabase database = PostgreSqlDatabase.start();
    private final Relay relay = new Relay(database.server().getPort(), () -> new FrontendMessages(traffic));
    private final ServiceProcess process;

    private MeteredService() {
        Map<String, String> settings = new HashMap<>(bootstrap.settings());
        settings.putAll(database.settings());
        settings.put("DB_URL", "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres");
        settings.put("TRUSTED_PROXIES", "127.0.0.1,::1");
        // Hundreds of sign-ins prepare what is measured; what a hash costs does not change what is asked of the database.
        settings.putAll(Map.of("ARGON2_MEMORY_KIB", "1024", "ARGON2_ITERATIONS", "1", "ARGON2_WEAK", "allow"));
        ServiceProcess.Builder node = ServiceProcess.runnableJar().environment(settings);
        try {
            process = node.start();
        } catch (RuntimeException | Error e) {
            closeDatabase();
            throw e;
        }
    }

    static MeteredService start() {
        return new MeteredService();
    }

    Bootstrap bootstrap() {
        return bootstrap;
    }

    AuthClient client() {
        return new AuthClient(process.baseUri());
    }

    /**
     * Sends a request while nothing else runs but the service's timers, and waits until what it began has come to an end.
     *
     * @return its round trips, each with its statements; those of a timer too that fell into that moment
     * @throws AssertionError where the answer has another status
     */
    List<List<String>> roundTripsOf(Supplier<Answer> request, int status) {
        awaitQuiet();
        int mark = traffic.mark();
        Answer answer = request.get();
        if (answer.status() != status) {
            throw new AssertionError("Answered " + answer.status() + " in place of " + status + ": " + answer.body());
        }
        awaitQuiet();
        return traffic.since(mark);
    }

    private void awaitQuiet() {
        Deadline.of(PATIENCE, "the database is left alone").await(() -> traffic.quietNanos() > QUIET.toNanos());
    }

    @Override
    public void close() {
        process.close();
        closeDatabase();
    }

    private void closeDatabase() {
        relay.close();
        database.close();
    }
}
