package com.vidaplus.auth.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads accounts from the rows of plain SQL, so that a request costs one statement and no transaction. JPA would take two statements and a
 * transaction around them.
 */
public final class AccountColumns {

    /** What {@link #of} reads, of {@code account a LEFT JOIN account_group g ON g.account_id = a.id}. */
    public static final String ALL = "a.id AS account_id, a.email AS account_email, a.password_hash AS account_password_hash,"
            + " a.password_normalisation AS account_password_normalisation, a.credential_version AS account_credential_version,"
            + " a.enabled AS account_enabled, a.version AS account_version, g.group_name AS account_group";

    private AccountColumns() {
    }

    /**
     * Reads the account of this row and of the rows that follow, one for each of its groups. The last row cannot be read afterwards.
     *
     * @return the account, or empty if the rows have none
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
