package com.vidaplus.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Accounts and clients in the rows of plain SQL, where a request is to cost one statement and no transaction: JPA reads an account and a
 * client by two, and begins and ends a transaction around them.
 */
public final class OwnerColumns {

    /** What {@link #account} reads, of {@code account a LEFT JOIN account_group g ON g.account_id = a.id}. */
    public static final String ACCOUNT = "a.id AS account_id, a.email AS account_email, a.password_hash AS account_password_hash,"
            + " a.password_normalisation AS account_password_normalisation, a.credential_version AS account_credential_version,"
            + " a.enabled AS account_enabled, a.version AS account_version, g.group_name AS account_group";

    /** What {@link #client} reads, of {@code client c}. */
    public static final String CLIENT = "c.id AS client_id, c.secret_hash AS client_secret_hash, c.enabled AS client_enabled,"
            + " c.grant_types AS client_grant_types, c.scopes AS client_scopes, c.audiences AS client_audiences,"
            + " c.access_token_minutes AS client_access_token_minutes, c.token_typ AS client_token_typ,"
            + " c.may_introspect AS client_may_introspect, c.version AS client_version,"
            + " c.credential_version AS client_credential_version, c.session_version AS client_session_version";

    private OwnerColumns() {
    }

    /**
     * The client of a row.
     *
     * @return nothing where the row has none
     */
    public static Optional<Client> client(ResultSet row) throws SQLException {
        return row.getString("client_id") == null ? Optional.empty() : Optional.of(Client.stored(row));
    }

    /**
     * The account of this row and all that follow, one for each of its groups. Nothing can be read of the last row afterwards.
     *
     * @return nothing where the rows have none
     */
    public static Optional<Account> account(ResultSet rows) throws SQLException {
        if (rows.getString("account_id") == null) {
            return Optional.empty();
        }
        Account account = Account.stored(rows);
        do {
            account.addGroup(rows.getString("account_group"));
        } while (rows.next());
        return Optional.of(account);
    }
}
