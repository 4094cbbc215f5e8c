package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The accounts that were erased, so that no import brings a person back. Stored are keyed hashes of addresses, and ids that lead to no
 * person. Each call is one statement, in the caller's transaction if there is one.
 */
@ApplicationScoped
public class ErasedAccounts {

    private final Sql sql;

    /** For the client proxy. */
    protected ErasedAccounts() {
        this(null);
    }

    /** @param sql runs the statements */
    @Inject
    public ErasedAccounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Records that an account was erased.
     *
     * @param nameHash keyed hash of the canonical address
     */
    public void add(String accountId, String nameHash) {
        sql.update("""
                INSERT INTO erased_account (account_id, name_hash) SELECT CAST(? AS VARCHAR(36)), CAST(? AS VARCHAR(43)) FROM
                (VALUES (1)) AS one WHERE NOT EXISTS (SELECT 1 FROM erased_account WHERE account_id = ?)""",
                accountId, nameHash, accountId);
    }

    /**
     * Forgets that a person was erased, since an operator has made an account for that address by hand.
     *
     * @param nameHash keyed hash of the canonical address
     */
    public void forget(String nameHash) {
        sql.update("DELETE FROM erased_account WHERE name_hash = ?", nameHash);
    }
}
