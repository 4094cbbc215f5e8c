package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.it.server.PostgreSqlDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the peers one after the other; nothing else of ours should run meanwhile.
 *
 * @param database the server that each gets a database of its own in
 * @param people   the accounts of each
 * @param seconds  of a round
 * @param rounds   of each workload, and as many starts
 * @param logs     a directory for what they say
 */
public record Peers(PostgreSqlDatabase database, PeerAccounts people, int seconds, int rounds, Path logs) {

    /** @param home the unpacked distribution */
    public Measured keycloak(Path home) {
        Keycloak keycloak = Keycloak.prepare(home, database, logs, people);
        List<Double> starts = new ArrayList<>();
        for (int i = 1; ; i++) {
            long began = System.nanoTime();
            try (Keycloak.Running running = keycloak.start()) {
                OAuthLoad load = new OAuthLoad(local(running.port()), running.tokenPath(), running.introspectionPath(),
                        running.keysPath(), Keycloak.CLIENT, people);
                ProcessHandle process = running.process().handle();
                starts.add(FirstToken.await(began, process, load.address(), load.signIn(0)));
                if (i == rounds) {
                    return new Measurement(process, seconds, rounds).run(load.signIns()).run(load.refreshes())
                            .run(load.introspections()).run(load.keys())
                            .result(home.getFileName().toString(), List.of("stored hash: " + keycloak.storedHash()), starts);
                }
            }
        }
    }

    /**
     * @param sources the directory of {@code peer_service.py}
     * @return nothing where {@link FastApi#missing} says why
     */
    public Optional<Measured> fastApi(Path sources) {
        if (FastApi.missing(logs).isPresent()) {
            return Optional.empty();
        }
        FastApi service = FastApi.prepare(sources, database, logs, people);
        List<Double> starts = new ArrayList<>();
        for (int i = 1; ; i++) {
            long began = System.nanoTime();
            try (FastApi.Running running = service.start()) {
                ApiLoad load = new ApiLoad(local(running.port()), people);
                ProcessHandle process = running.process().handle();
                starts.add(FirstToken.await(began, process, load.address(), load.signIn(0)));
                if (i == rounds) {
                    return Optional.of(new Measurement(process, seconds, rounds).run(load.signIns()).run(load.refreshes())
                            .result("FastAPI", service.describe(), starts));
                }
            }
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
