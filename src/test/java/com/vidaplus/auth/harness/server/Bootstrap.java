package com.vidaplus.auth.harness.server;

import java.util.Map;

/**
 * The first account and the first client, which the service makes at its first start.
 *
 * @param email        the account's name
 * @param password     the account's password
 * @param clientId     the client's name
 * @param clientSecret the client's secret
 */
public record Bootstrap(String email, String password, String clientId, String clientSecret) {
    /** The usual names with secrets of this run. */
    public static Bootstrap random() {
        return new Bootstrap("admin@vidaplus.example", Secrets.password(), "shop", Secrets.clientSecret());
    }

    /** These as settings of the service. */
    public Map<String, String> settings() {
        return Map.of("BOOTSTRAP_EMAIL", email, "BOOTSTRAP_PASSWORD", password,
                "BOOTSTRAP_CLIENT_ID", clientId, "BOOTSTRAP_CLIENT_SECRET", clientSecret);
    }
}
