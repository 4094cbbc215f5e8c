package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.service.NamedDatabase;
import com.vidaplus.auth.harness.server.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keycloak in production mode, on a database of its own in the same PostgreSQL server: built and filled beforehand, started with
 * {@code start --optimized}, its JVM left at its own options. Where there is a choice it is made in Keycloak's favour: no events are
 * stored, brute force detection, metrics and health checks are off, its cache is local, and its tokens carry the least claims it can:
 * an audience, without which it calls its own tokens inactive.
 */
public final class Keycloak {

    /** The client's id, confidential, with direct access grants. */
    public static final String CLIENT = "bench";

    private static final String REALM = "bench";
    private static final String PROTOCOL_PATH = "/realms/" + REALM + "/protocol/openid-connect";
    /** For the grants {@code password} and {@code refresh_token}. */
    static final String TOKEN_PATH = PROTOCOL_PATH + "/token";
    static final String INTROSPECTION_PATH = PROTOCOL_PATH + "/token/introspect";
    static final String KEYS_PATH = PROTOCOL_PATH + "/certs";
    private static final Duration BUILD_DEADLINE = Duration.ofMinutes(5);

    private final Path home;
    private final NamedDatabase database;
    private final Path logs;

    private Keycloak(Path home, NamedDatabase database, Path logs) {
        this.home = home;
        this.database = database;
        this.logs = logs;
    }

    /**
     * Builds it for PostgreSQL, and makes a realm in its database; about a minute.
     *
     * @param home     the unpacked distribution
     * @param database its own, new and empty
     * @param logs     a directory for what it says
     * @param people   whom to make and the client's secret
     */
    public static Keycloak prepare(Path home, NamedDatabase database, Path logs, PeerAccounts people) {
        Keycloak keycloak = new Keycloak(home, database, logs);
        keycloak.run("build", "build", "--db=postgres", "--health-enabled=false", "--metrics-enabled=false");
        try {
            Path realm = Files.writeString(Files.createDirectories(logs).resolve("keycloak-realm.json"), realm(people));
            keycloak.run("import", "import", "--optimized", "--file", realm.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keycloak;
    }

    private static String realm(PeerAccounts people) {
        String users = IntStream.range(0, people.count()).mapToObj(number -> """
                {"username":"%1$s","email":"%1$s","emailVerified":true,"firstName":"A","lastName":"B","enabled":true,
                 "credentials":[{"type":"password","value":"%2$s"}]}""".formatted(people.name(number), people.password()))
                .collect(Collectors.joining(",\n"));
        return """
                {"realm":"%1$s","enabled":true,"sslRequired":"none","defaultSignatureAlgorithm":"RS256",
                 "revokeRefreshToken":true,"refreshTokenMaxReuse":0,"bruteForceProtected":false,"eventsEnabled":false,
                 "clients":[{"clientId":"%2$s","secret":"%3$s","enabled":true,"publicClient":false,"directAccessGrantsEnabled":true,
                  "standardFlowEnabled":false,"fullScopeAllowed":false,"defaultClientScopes":["basic"],"optionalClientScopes":[],
                  "protocolMappers":[{"name":"itself","protocol":"openid-connect","protocolMapper":"oidc-audience-mapper",
                   "config":{"included.client.audience":"%2$s","access.token.claim":"true","introspection.token.claim":"true"}}]}],
                 "users":[
                %4$s]}
                """.formatted(REALM, CLIENT, people.clientSecret(), users);
    }

    private void run(String name, String... arguments) {
        PeerProcess.start(command(arguments), home, environment(), logs.resolve("keycloak-" + name + ".log")).complete(BUILD_DEADLINE);
    }

    /** Starts the server and does not wait for it. */
    Running start() {
        int port = FreePort.find();
        PeerProcess process = PeerProcess.start(
                command("start", "--optimized", "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port,
                        "--hostname-strict=false", "--cache=local"),
                home, environment(), logs.resolve("keycloak.log"));
        return new Running(process, port);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "KC_DB_URL", database.url(),
                "KC_DB_USERNAME", database.user(), "KC_DB_PASSWORD", database.password());
    }

    /** What its stored passwords cost, as it stored the first of them: the proof that the comparison is at equal cost. */
    public String storedHash() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT credential_data FROM credential WHERE type = 'password'")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
