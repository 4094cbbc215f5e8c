package com.vidaplus.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account in the rows of plain SQL, where a request is to cost one statement and no transaction: JPA reads an account by two, and begins
 * and ends a transaction around them.
 */
public final class AccountColumns {

    /** What {@link #of} reads, of {@code account a LEFT JOIN account_group g ON g.account_id = a.id}. */
    public static final String ALL = "a.id AS account_id, a.email AS account_email, a.password_hash AS account_password_hash,"
            + " a.password_normalisation AS account_password_normalisation, a.credential_version AS account_credential_version,"
            + " a.enabled AS account_enabled, a.version AS account_version, g.group_name AS account_group";

    private AccountColumns() {
    }

    /**
     * The account of this row and all that follow, one for each of its groups. Nothing can be read of the last row afterwards.
     *
     * @return nothing where the rows have none
     */
    public static Optional<Account> of(ResultSet rows) throws SQLException {
        if (rows.getString("account_id") == null) {
            return Optional.empty();
        }
        Account account = Account.stored(rows);
        do {
            account.addGroup(rows.getString("account_group"));
        } while (rows.next());
        return Optional.of(account);
    }

    /** @return the accounts of all rows, in their order; the rows of one account follow each other */
    static List<Account> all(ResultSet rows) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        Account account = null;
        while (rows.next()) {
            if (account == null || !account.id().equals(rows.getString("account_id"))) {
                account = Account.stored(rows);
                accounts.add(account);
            }
            account.addGroup(rows.getString("account_group"));
        }
        return accounts;
    }
}
