package com.vidaplus.auth.harness.server;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The service that the suite shares: where it is, how it was set up, what it wrote. */
public final class RunningService {
    static final List<String> PAGE_ORIGINS = List.of("https://shop.example", "http://localhost:3000");

    private final Server server;
    private final Database database;
    private final Bootstrap bootstrap;

    RunningService(Server server, Database database, Bootstrap bootstrap) {
        this.server = server;
        this.database = database;
        this.bootstrap = bootstrap;
    }

    /** The context root, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Opens a connection to the service's database, which the test closes. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    public Database.Kind databaseKind() {
        return database.kind();
    }

    /** {@code payara-micro} or {@code wildfly}. */
    public String serverKind() {
        return server.kind();
    }

    /** Everything the server has logged since its start. */
    public String log() {
        return server.log();
    }

    /** The key that wraps the signing keys, in base64. */
    public String keyEncryptionKey() {
        return database.keyEncryptionKey();
    }

    /** Whose pages may call the service: its setting {@code CORS_ORIGINS}. */
    public List<String> pageOrigins() {
        return PAGE_ORIGINS;
    }

    public String adminEmail() {
        return bootstrap.email();
    }

    public String adminPassword() {
        return bootstrap.password();
    }

    public String clientId() {
        return bootstrap.clientId();
    }

    public String clientSecret() {
        return bootstrap.clientSecret();
    }
}
