package com.vidaplus.auth.session;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Checks account and client a last time before a token is issued, after everything that took time: a hash, or a wait. The statement that
 * stores a session makes this check itself. Every call throws an {@link IllegalStateException} if the database does not answer.
 */
@ApplicationScoped
public class SessionStarts {

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected SessionStarts() {
        this(null, null);
    }

    /**
     * @param sql   runs the statements; the caller has no JTA transaction under way
     * @param clock by which a family's end is set
     */
    @Inject
    public SessionStarts(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How account and client have changed since the grant judged them. */
    public enum Change {
        /** Both are as they were. */
        NONE,
        /** The account was disabled or deleted, or its sessions were ended. */
        ACCOUNT_ENDED,
        /** The client was disabled or deleted. */
        CLIENT_ENDED,
        /** The client was changed and is enabled: the same request is judged anew when it is sent again. */
        CLIENT_CHANGED
    }

    /**
     * Looks at account and client, by one statement.
     *
     * @param account as it was judged; empty where the token is a client's own
     * @param client  as it was judged; empty where none was named
     * @return the change; if both have changed, the client's
     */
    public Change changeOf(Optional<Account> account, Optional<Client> client) {
        String select = """
                SELECT (SELECT COUNT(*) FROM account a WHERE a.id = CAST(? AS VARCHAR(36)) AND a.enabled
                            AND a.credential_version = CAST(? AS INTEGER)) AS same_account,
                       (SELECT COUNT(*) FROM client c WHERE c.id = CAST(? AS VARCHAR(100)) AND c.enabled) AS enabled_client,
                       (SELECT COUNT(*) FROM client c WHERE c.id = CAST(? AS VARCHAR(100)) AND c.enabled
                            AND c.version = CAST(? AS INTEGER) AND c.credential_version = CAST(? AS VARCHAR(22))) AS same_client""";
        return sql.first(select, row -> {
            if (client.isPresent() && row.getInt("enabled_client") == 0) {
                return Change.CLIENT_ENDED;
            }
            if (client.isPresent() && row.getInt("same_client") == 0) {
                return Change.CLIENT_CHANGED;
            }
            return account.isPresent() && row.getInt("same_account") == 0 ? Change.ACCOUNT_ENDED : Change.NONE;
        }, account.map(Account::id).orElse(null), account.map(Account::credentialVersion).orElse(null), client.map(Client::id).orElse(null),
                client.map(Client::id).orElse(null), client.map(Client::version).orElse(null),
                client.map(Client::credentialVersion).orElse(null)).orElseThrow();
    }

    /**
     * Begins a session with a refresh family, if account and client are as they were judged.
     *
     * @param lifetime from now to the family's absolute end
     * @return the family's first refresh token; empty where nothing was stored, since account or client had changed
     */
    public Optional<String> begin(Session session, Account account, Client client, SortedSet<String> scope, Duration lifetime) {
        RefreshTokenValue first = RefreshTokenValue.random();
        String family = """
                INSERT INTO refresh_family (id, account_id, client_id, client_version, scopes, auth_time, expires_at)
                SELECT CAST(? AS VARCHAR(64)), a.id, c.id, c.session_version, CAST(? AS VARCHAR(1024)), CAST(? AS BIGINT),
                       %s + CAST(? AS INTEGER) * INTERVAL '1' SECOND
                FROM account a CROSS JOIN client c
                WHERE a.id = ? AND a.enabled AND a.credential_version = ? AND c.id = ? AND c.enabled AND c.version = ?
                    AND c.session_version = ?"""
                .formatted(clock.now());
        String token = "INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_at) VALUES (?, ?, 0, "
                + clock.now() + ", NULL)";
        boolean stored = sql.retrying(statements -> statements.insert(family, session.sid(), String.join(" ", scope),
                session.authTime().getEpochSecond(), (int) lifetime.toSeconds(), account.id(), account.credentialVersion(), client.id(),
                client.version(), client.sessionVersion()) && statements.insert(token, first.hash(), session.sid()));
        return stored ? Optional.of(first.text()) : Optional.empty();
    }
}
