package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import java.util.List;
import java.util.function.Supplier;

/** What clients do with tokens, and what anybody may read. */
final class TokenKinds {

    private static final String UNKNOWN = "A".repeat(43);

    private final Population people;
    private final AuthClient http;

    TokenKinds(Population people) {
        this.people = people;
        this.http = people.http();
    }

    List<Kind> ofClients() {
        return List.of(
                Kind.after("Refresh, OAuth door", 200, () -> people.oauthSession().refreshToken(), people::refresh),
                Kind.after("Refresh, OAuth door: once more within the grace", 200, this::refreshedOnce, people::refresh),
                Kind.after("Refresh, OAuth door: replayed, ends the family", 400, this::refreshedTwice, people::refresh),
                Kind.of("Refresh, OAuth door: unknown token", 400, () -> people.refresh(UNKNOWN)),
                Kind.of("Client credentials", 200, this::clientCredentials),
                Kind.of("Client credentials: from a new address", 200, () -> people.clientCredentials(ClientAddress.next())),
                Kind.after("Introspection: access token of a session", 200, () -> people.oauthSession().accessToken(), this::introspect),
                Kind.after("Introspection: access token of a client", 200, this::clientToken, this::introspect),
                Kind.after("Introspection: refresh token", 200, () -> people.oauthSession().refreshToken(), this::introspect),
                Kind.after("Introspection: revoked", 200, revoked(), this::introspect),
                Kind.of("Introspection: unknown token", 200, () -> introspect(UNKNOWN)),
                Kind.after("Revocation: refresh token", 200, () -> people.oauthSession().refreshToken(), this::revoke),
                Kind.after("Revocation: access token of a session", 200, () -> people.oauthSession().accessToken(), this::revoke),
                Kind.after("Revocation: access token of a client", 200, this::clientToken, this::revoke),
                Kind.of("Revocation: unknown token", 200, () -> revoke(UNKNOWN)));
    }

    List<Kind> ofBearers() {
        return List.of(
                Kind.after("Refresh, API door", 200, people::apiToken, http::refresh),
                Kind.after("Refresh, API door: ended session", 401, this::endedApiToken, http::refresh),
                Kind.of("Refresh, API door: forged token", 401, () -> http.refresh("no.such.token")),
                Kind.after("Own account", 200, people::apiToken, token -> people.bearer(token, "GET", "/account", null)),
                Kind.after("Own password", 204, people::apiToken, token -> people.bearer(token, "PUT", "/account/password",
                        "{\"old_password\":\"" + people.password() + "\",\"new_password\":\"" + people.password() + "!\"}")),
                Kind.after("Own account: ended session", 401, this::endedApiToken, token -> people.bearer(token, "GET", "/account", null)),
                Kind.after("Administration: not an operator", 403, people::apiToken,
                        token -> people.bearer(token, "GET", "/admin/keys", null)));
    }

    List<Kind> ofAnybody() {
        return List.of(
                Kind.of("JWKS", 200, () -> http.get("/oauth2/jwks")),
                Kind.of("Metadata", 200, () -> http.get("/.well-known/oauth-authorization-server")),
                Kind.of("Health: live", 200, () -> http.get("/live")),
                Kind.of("Health: ready", 200, () -> http.get("/ready")));
    }

    private String refreshedOnce() {
        String first = people.oauthSession().refreshToken();
        people.succeeded(people.refresh(first));
        return first;
    }

    private String refreshedTwice() {
        String first = people.oauthSession().refreshToken();
        String second = people.succeeded(people.refresh(first)).refreshToken();
        people.succeeded(people.refresh(second));
        return first;
    }

    private Supplier<String> revoked() {
        return () -> {
            String token = people.oauthSession().accessToken();
            people.succeeded(revoke(token));
            return token;
        };
    }

    private String endedApiToken() {
        String token = people.apiToken();
        people.succeeded(revoke(token));
        return token;
    }

    private Answer clientCredentials() {
        return people.clientCredentials(people.home());
    }

    private String clientToken() {
        return people.succeeded(clientCredentials()).accessToken();
    }

    private Answer introspect(String token) {
        return http.introspect(token, people.shop());
    }

    private Answer revoke(String token) {
        return http.revoke(token, people.shop());
    }
}
