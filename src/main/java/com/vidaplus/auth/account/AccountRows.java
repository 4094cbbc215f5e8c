package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads accounts as rows, many by one statement: JPA would read the groups of each account by another. Every call throws an
 * {@link IllegalStateException} if the database does not answer.
 */
@ApplicationScoped
public class AccountRows {

    private static final String ONE = "SELECT " + AccountColumns.ALL
            + " FROM account a LEFT JOIN account_group g ON g.account_id = a.id WHERE ";

    private final Sql sql;

    /** For the client proxy. */
    protected AccountRows() {
        this(null);
    }

    /** @param sql that statements go through */
    @Inject
    public AccountRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Looks for accounts.
     *
     * @return at most {@link AccountSearch#limit()}, with their groups, in the order of their addresses
     */
    public List<Account> search(AccountSearch search) {
        StringBuilder conditions = new StringBuilder("a.email > ?");
        List<Object> values = new ArrayList<>(List.of(search.after().orElse("")));
        search.emailContains().ifPresent(text -> add(conditions, " AND POSITION(CAST(? AS VARCHAR) IN a.email) > 0", values, text));
        search.enabled().ifPresent(enabled -> add(conditions, " AND a.enabled = CAST(? AS BOOLEAN)", values, enabled.toString()));
        search.group().ifPresent(group -> add(conditions,
                " AND EXISTS (SELECT 1 FROM account_group g WHERE g.account_id = a.id AND g.group_name = ?)", values, group));
        return list(conditions.toString(), "email", search.limit(), values.toArray());
    }

    /**
     * All accounts, a page at a time, in the order of their ids. Ids never change, so no account is missed while others change.
     *
     * @param after the id behind which the page begins; empty for the first page
     * @return at most {@link AccountSearch#MAX_LIMIT}; none at the end
     */
    public List<Account> page(Optional<String> after) {
        return list("a.id > ?", "id", AccountSearch.MAX_LIMIT, after.orElse(""));
    }

    private List<Account> list(String conditions, String order, int limit, Object... values) {
        return sql.read("SELECT " + AccountColumns.ALL + " FROM (SELECT a.* FROM account a WHERE " + conditions + " ORDER BY a." + order
                + " FETCH FIRST " + limit + " ROWS ONLY) a LEFT JOIN account_group g ON g.account_id = a.id ORDER BY a." + order,
                AccountColumns::all, values);
    }

    private static void add(StringBuilder conditions, String condition, List<Object> values, String value) {
        conditions.append(condition);
        values.add(value);
    }

    /**
     * Finds an account outside of any transaction of the caller.
     *
     * @return the account with that address, enabled or not; empty if none matches
     */
    public Optional<Account> find(EmailAddress email) {
        return sql.read(ONE + "a.email = ?", AccountRows::one, email.canonical());
    }

    /**
     * Finds an account in the caller's transaction, by one statement even if none matches: a second statement would show in the time.
     *
     * @return the account with that address, enabled or not; empty if none matches
     */
    public Optional<Account> find(Statements statements, EmailAddress email) {
        return statements.read(ONE + "a.email = ?", AccountRows::one, email.canonical());
    }

    /** @return the account with that id, enabled or not; empty if none matches */
    public Optional<Account> findById(Statements statements, String id) {
        return statements.read(ONE + "a.id = ?", AccountRows::one, id);
    }

    private static Optional<Account> one(ResultSet rows) throws SQLException {
        return rows.next() ? AccountColumns.of(rows) : Optional.empty();
    }

    /**
     * Stores another hash of the same password, unless the password was changed or the account disabled meanwhile. Sessions go on.
     *
     * @param statements    of the caller's transaction
     * @param read          the account as it was read before hashing
     * @param hash          a PHC string
     * @param normalisation how the password's text was prepared for it: {@code nfc} or {@code none}
     * @return whether it was stored
     */
    public boolean rehash(Statements statements, Account read, String hash, String normalisation) {
        return statements.update("""
                UPDATE account SET password_hash = ?, password_normalisation = ?, updated_at = CURRENT_TIMESTAMP
                WHERE id = ? AND credential_version = ? AND password_hash = ? AND enabled""", hash, normalisation, read.id(),
                read.credentialVersion(), read.passwordHash().orElseThrow()) == 1;
    }

    /** @return the dates of the account with that id, or empty if none matches */
    public Optional<AccountDates> dates(String id) {
        return sql.first("""
                SELECT CAST(FLOOR(EXTRACT(EPOCH FROM created_at)) AS BIGINT), CAST(FLOOR(EXTRACT(EPOCH FROM updated_at)) AS BIGINT),
                    CAST(FLOOR(EXTRACT(EPOCH FROM password_changed_at)) AS BIGINT)
                FROM account WHERE id = ?""", row -> new AccountDates(Instant.ofEpochSecond(row.getLong(1)),
                Instant.ofEpochSecond(row.getLong(2)), Instant.ofEpochSecond(row.getLong(3))), id);
    }
}
