package com.vidaplus.auth.it.auth;

import com.vidaplus.auth.harness.client.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/**
 * A client as an operator registers it with SQL, enabled and under a new id.
 *
 * @param secret null for a public client
 */
record RegisteredClient(Accounts database, String id, String secret) {

    static final String SECRET = "0123456789 abcdefghijklmnop %+&=:;\"\\~";

    /** One that may use the password grant, with a secret that has to be encoded. */
    static RegisteredClient confidential(Accounts database) {
        return register(database, SECRET, "password");
    }

    /** One without a secret that may use the password grant. */
    static RegisteredClient publicOne(Accounts database) {
        return register(database, null, "password refresh_token");
    }

    /** @param secret null for a public client */
    static RegisteredClient register(Accounts database, String secret, String grantTypes) {
        String id = "client-" + UUID.randomUUID();
        database.execute("INSERT INTO client (id, secret_hash, grant_types) VALUES (?, ?, ?)", id,
                secret == null ? null : stored(secret), grantTypes);
        return new RegisteredClient(database, id, secret);
    }

    /** Changes a column of its row. */
    RegisteredClient with(String column, Object value) {
        database.execute("UPDATE client SET " + column + " = ? WHERE id = ?", value, id);
        return this;
    }

    void delete() {
        database.execute("DELETE FROM client WHERE id = ?", id);
    }

    private static String stored(String secret) {
        try {
            byte[] salt = "any salt will do".getBytes(StandardCharsets.US_ASCII);
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            Base64.Encoder base64 = Base64.getEncoder();
            return "sha256:" + base64.encodeToString(salt) + ":"
                    + base64.encodeToString(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
