package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.platform.Settings;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Fills and signs the access tokens of accounts, the same way for every grant. */
@ApplicationScoped
class TokenMint {

    private final AccessTokens tokens;
    private final Settings settings;
    private final Clock clock;

    /** For the client proxy. */
    protected TokenMint() {
        this(null, null, null);
    }

    @Inject
    TokenMint(AccessTokens tokens, Settings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** The {@code aud} of tokens for that client, or for none. */
    List<String> audience(Optional<Client> client) {
        return client.map(Client::audiences).filter(own -> !own.isEmpty()).orElse(settings.audience());
    }

    /** When that session ends, whatever was issued in it. */
    Instant endOf(Session session) {
        return session.authTime().plus(settings.sessionLifetime());
    }

    TokenResult issue(Account account, Optional<Client> client, Session session, SortedSet<String> scope) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        Duration lifetime = client.flatMap(Client::accessTokenLifetime).orElse(settings.accessTokenLifetime());
        Instant expiresAt = earlier(now.plus(lifetime), endOf(session));
        AccessToken token = new AccessToken(account.email(), Optional.of(account.id()), account.groups(), audience(client), now, expiresAt,
                AccessToken.newJti(), Optional.of(session), scope, client.map(Client::id),
                client.map(Client::tokenTyp).orElse(AccessToken.TYP_JWT));
        return new TokenResult.Issued(tokens.sign(token), Duration.between(now, expiresAt).toSeconds(), scope);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
