package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountColumns;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientColumns;
import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads the status of access tokens. One statement outside of any transaction reads key, revocation, account and client. So all four are of
 * one moment, and a presented token costs one round trip to the database.
 */
@ApplicationScoped
public class TokenStatuses {

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected TokenStatuses() {
        this(null, null);
    }

    /**
     * @param sql   that the statement goes through
     * @param clock by which a family's end is judged
     */
    @Inject
    public TokenStatuses(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Reads the status of that token now.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public TokenStatus of(VerifiedToken verified) {
        String id = verified.revocationId();
        return sql.read(select(), TokenStatuses::read, verified.kid(), id, id, id,
                verified.token().uid().orElse(null), verified.token().clientId().orElse(null));
    }

    private String select() {
        return "SELECT s.stored_keys, s.revoked, s.families, s.families_over, " + AccountColumns.ALL + ", " + ClientColumns.ALL
                + " FROM (SELECT (SELECT COUNT(*) FROM signing_key WHERE kid = ?) AS stored_keys,"
                + " (SELECT COUNT(*) FROM revoked_token WHERE id = ?) AS revoked,"
                + " (SELECT COUNT(*) FROM refresh_family WHERE id = ?) AS families,"
                + " (SELECT COUNT(*) FROM refresh_family WHERE id = ? AND (ended_at IS NOT NULL OR expires_at <= " + clock.now()
                + ")) AS families_over) s"
                + " LEFT JOIN account a ON a.id = ? LEFT JOIN account_group g ON g.account_id = a.id LEFT JOIN client c ON c.id = ?";
    }

    private static TokenStatus read(ResultSet rows) throws SQLException {
        rows.next();
        boolean keyIsStored = rows.getInt("stored_keys") > 0;
        boolean isRevoked = rows.getInt("revoked") > 0;
        boolean hasFamily = rows.getInt("families") > 0;
        boolean familyIsOver = rows.getInt("families_over") > 0;
        Optional<Client> client = ClientColumns.of(rows);
        Optional<Account> account = AccountColumns.of(rows);
        return new TokenStatus(keyIsStored, isRevoked || familyIsOver, hasFamily, account, client);
    }
}
