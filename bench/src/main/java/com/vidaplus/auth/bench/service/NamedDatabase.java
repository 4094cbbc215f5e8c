package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import java.util.HashMap;
import java.util.Map;

/**
 * One of several databases on a PostgreSQL server, which goes with the server.
 *
 * @param server the server
 * @param name   of the database
 */
public record NamedDatabase(PostgreSqlDatabase server, String name) implements Database {

    @Override
    public Kind kind() {
        return server.kind();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.server().getPort() + "/" + name;
    }

    @Override
    public String user() {
        return server.user();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("DB_URL", url());
        return settings;
    }

    @Override
    public String keyEncryptionKey() {
        return server.keyEncryptionKey();
    }

    @Override
    public void close() {
        // The server does it.
    }
}
