package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.session.upkeep.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The stored sessions of an account, a page at a time, however many there are. A session is alive while a refresh token of it would be
 * accepted. Such a session has neither ended nor expired. Its account and client are enabled, and still have the versions that it began
 * with.
 */
@ApplicationScoped
public class AccountSessions {

    private static final String SELECT = """
            SELECT f.id, f.account_id, f.client_id, f.scopes, f.auth_time, CAST(FLOOR(EXTRACT(EPOCH FROM f.expires_at)) AS BIGINT)
            FROM refresh_family f JOIN account a ON a.id = f.account_id LEFT JOIN client c ON c.id = f.client_id
            WHERE f.account_id = ? AND (f.auth_time < ? OR f.auth_time = ? AND f.id > ?) AND\s""";
    private static final String ORDER = " ORDER BY f.auth_time DESC, f.id FETCH FIRST ";

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected AccountSessions() {
        this(null, null);
    }

    /**
     * @param sql   runs the statements
     * @param clock of the database
     */
    @Inject
    public AccountSessions(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A page of the sessions that are alive, newest first.
     *
     * @param after where the page before ended, or {@link SessionCursor#FIRST}
     * @param limit how many at most
     */
    public List<RefreshFamily> alive(String accountId, SessionCursor after, int limit) {
        return page(isAlive(), accountId, after, limit);
    }

    /**
     * A page of the sessions that are over and still stored, newest first; housekeeping deletes them later.
     *
     * @param after where the page before ended, or {@link SessionCursor#FIRST}
     * @param limit how many at most
     */
    public List<RefreshFamily> over(String accountId, SessionCursor after, int limit) {
        return page("NOT (" + isAlive() + ")", accountId, after, limit);
    }

    private List<RefreshFamily> page(String condition, String accountId, SessionCursor after, int limit) {
        return sql.list(SELECT + condition + ORDER + limit + " ROWS ONLY", AccountSessions::family, accountId, after.authTime(),
                after.authTime(), after.sid());
    }

    /** How many families of the account are stored, alive or not. */
    public int count(String accountId) {
        return sql.first("SELECT COUNT(*) FROM refresh_family WHERE account_id = ?", row -> row.getInt(1), accountId).orElseThrow();
    }

    /**
     * Ends one session.
     *
     * @return whether the account had a session with that {@code sid} that was alive
     */
    public boolean end(String accountId, String sid) {
        return sql.update("UPDATE refresh_family SET ended_at = " + clock.now() + ", end_reason = 'administration' WHERE id ="
                + " (SELECT f.id FROM refresh_family f JOIN account a ON a.id = f.account_id JOIN client c ON c.id = f.client_id"
                + " WHERE f.id = ? AND f.account_id = ? AND " + isAlive() + ") AND ended_at IS NULL", sid, accountId) == 1;
    }

    private String isAlive() {
        return "f.ended_at IS NULL AND f.expires_at > " + clock.now()
                + " AND f.id LIKE '%.' || CAST(a.credential_version AS VARCHAR(11)) AND a.enabled AND c.enabled IS TRUE"
                + " AND c.session_version = f.client_version";
    }

    private static RefreshFamily family(ResultSet row) throws SQLException {
        return RefreshFamilyRows.family(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5),
                row.getLong(6));
    }
}
