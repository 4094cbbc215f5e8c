package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.TokenRoom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Fills and signs access tokens, the same way for every grant. */
@ApplicationScoped
class TokenMint {

    private final AccessTokens tokens;
    private final TokenRoom room;
    private final Settings settings;
    private final Clock clock;

    /** For the client proxy. */
    protected TokenMint() {
        this(null, null, null, null);
    }

    @Inject
    TokenMint(AccessTokens tokens, TokenRoom room, Settings settings, Clock clock) {
        this.tokens = tokens;
        this.room = room;
        this.settings = settings;
        this.clock = clock;
    }

    /** The {@code aud} of tokens for that client, or for none. */
    List<String> audience(Optional<Client> client) {
        return client.map(Client::audiences).filter(own -> !own.isEmpty()).orElse(settings.audience());
    }

    /** When that session ends, whatever tokens were issued in it. */
    Instant endOf(Session session) {
        return session.authTime().plus(settings.sessionLifetime());
    }

    /**
     * When the last token that can belong to the same session ends, or the token itself if it has no session. The settings may have changed
     * since a token was issued, so the bound is {@link AccessToken#LONGEST_LIFE}, which no token outlives.
     *
     * @param token that is known of the session
     * @param now   after which the session issues no more
     */
    Instant endOfAll(AccessToken token, Instant now) {
        return token.session().map(session -> later(later(token.expiresAt(), endOf(session)), now.plus(AccessToken.LONGEST_LIFE)))
                .orElse(token.expiresAt());
    }

    /** How long a session may last, from its {@code auth_time}. */
    Duration sessionLifetime() {
        return settings.sessionLifetime();
    }

    /** A token for an account, within its session. */
    TokenResult.Issued issue(Account account, Optional<Client> client, Session session, SortedSet<String> scope) {
        return issue(account, client, session, scope, endOf(session));
    }

    /**
     * A token for an account that goes on by a refresh token. The token ends with the family at the latest, even if the settings now allow
     * more than at the sign-in. The service keeps the family, and above all its revocation, no longer than that.
     */
    TokenResult.Issued issue(Account account, Optional<Client> client, RefreshFamily family, SortedSet<String> scope) {
        return issue(account, client, family.session(), scope, earlier(endOf(family.session()), family.expiresAt()));
    }

    private TokenResult.Issued issue(Account account, Optional<Client> client, Session session, SortedSet<String> scope, Instant end) {
        return sign(token(account, client, session, scope, end));
    }

    private AccessToken token(Account account, Optional<Client> client, Session session, SortedSet<String> scope, Instant end) {
        Instant now = now();
        Instant expiresAt = earlier(now.plus(lifetime(client)), end);
        return new AccessToken(account.email(), Optional.of(account.id()), account.groups(), audience(client), now, expiresAt,
                AccessToken.newJti(client, Optional.of(session)), Optional.of(session), scope, client.map(Client::id), typ(client));
    }

    /** A token for a client of its own (RFC 6749 §4.4.3): no account, no groups, no session. */
    TokenResult.Issued issue(Client client, SortedSet<String> scope) {
        return sign(token(client, scope));
    }

    private AccessToken token(Client client, SortedSet<String> scope) {
        Instant now = now();
        Optional<Client> owner = Optional.of(client);
        return new AccessToken(client.id(), Optional.empty(), new TreeSet<>(), audience(owner), now, now.plus(lifetime(owner)),
                AccessToken.newJti(owner, Optional.empty()), Optional.empty(), scope, Optional.of(client.id()), typ(owner));
    }

    /** Whether {@link #issue(Account, Optional, Session, SortedSet)} would make a token that no door takes. */
    boolean isTooLong(Account account, Optional<Client> client, Session session, SortedSet<String> scope) {
        return room.isTooLong(token(account, client, session, scope, endOf(session)));
    }

    /** Whether {@link #issue(Client, SortedSet)} would make a token that no door takes. */
    boolean isTooLong(Client client, SortedSet<String> scope) {
        return room.isTooLong(token(client, scope));
    }

    private TokenResult.Issued sign(AccessToken token) {
        long expiresIn = Duration.between(token.issuedAt(), token.expiresAt()).toSeconds();
        return new TokenResult.Issued(tokens.sign(token), expiresIn, token.scope(), Optional.empty());
    }

    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    private Duration lifetime(Optional<Client> client) {
        return client.flatMap(Client::accessTokenLifetime).orElse(settings.accessTokenLifetime());
    }

    private static String typ(Optional<Client> client) {
        return client.map(Client::tokenTyp).orElse(AccessToken.TYP_JWT);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
