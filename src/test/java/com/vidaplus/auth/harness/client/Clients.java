package com.vidaplus.auth.harness.client;

import com.vidaplus.auth.harness.server.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Registers clients in the service's database, as an operator with SQL would. */
public final class Clients {

    private static final String SALT = "sixteen salt oct";

    private final Accounts database;

    /** @param database where the statements go */
    public Clients(Accounts database) {
        this.database = database;
    }

    /** A client to be registered: enabled, confidential, every grant, no scopes, may not introspect, under a new id. */
    public Registration a() {
        return new Registration();
    }

    public void disable(TestClient client) {
        database.execute("UPDATE client SET enabled = FALSE WHERE id = ?", client.id());
    }

    public void enable(TestClient client) {
        database.execute("UPDATE client SET enabled = TRUE WHERE id = ?", client.id());
    }

    /** Lets a client have these scopes and no others from now on. */
    public void setScopes(TestClient client, String scopes) {
        database.execute("UPDATE client SET scopes = ? WHERE id = ?", scopes, client.id());
    }

    /** Lets a client use these grants and no others from now on. */
    public void setGrants(TestClient client, String grants) {
        database.execute("UPDATE client SET grant_types = ? WHERE id = ?", grants, client.id());
    }

    /** What is particular about a client. */
    public final class Registration {

        private String id = "client-" + UUID.randomUUID();
        private Optional<String> secret = Optional.of(Secrets.clientSecret());
        private String grants = "client_credentials password refresh_token";
        private String scopes = "";
        private String audiences = "";
        private Integer minutes;
        private String typ = "JWT";
        private boolean introspects;

        private Registration() {
        }

        public Registration id(String own) {
            id = own;
            return this;
        }

        public Registration secret(String own) {
            secret = Optional.of(own);
            return this;
        }

        public Registration withoutSecret() {
            secret = Optional.empty();
            return this;
        }

        public Registration grants(String words) {
            grants = words;
            return this;
        }

        public Registration scopes(String words) {
            scopes = words;
            return this;
        }

        public Registration audiences(String words) {
            audiences = words;
            return this;
        }

        public Registration minutes(int lifetime) {
            minutes = lifetime;
            return this;
        }

        public Registration typ(String header) {
            typ = header;
            return this;
        }

        public Registration introspects() {
            introspects = true;
            return this;
        }

        /** Registers it. */
        public TestClient added() {
            database.execute("INSERT INTO client (id, secret_hash, grant_types, scopes, audiences, access_token_minutes, token_typ,"
                    + " may_introspect) VALUES (?, ?, ?, ?, ?, CAST(? AS INTEGER), ?, ?)", id, secret.map(Clients::stored).orElse(null),
                    grants, scopes, audiences, minutes, typ, introspects);
            return new TestClient(id, secret);
        }
    }

    private static String stored(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(SALT.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return "sha256:" + base64.encodeToString(SALT.getBytes(StandardCharsets.UTF_8)) + ":"
                    + base64.encodeToString(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
