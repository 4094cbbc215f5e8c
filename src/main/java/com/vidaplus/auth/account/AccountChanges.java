package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.RandomText;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;

/**
 * Changes accounts, each time by one conditional UPDATE in a short transaction of its own. The UPDATE applies only to the version that the
 * caller has seen, and its row count says whether it did. A change that ends sessions moves the credential version, so it counts everywhere
 * at once.
 */
@Stateless
public class AccountChanges {

    @Inject
    private Sql sql;

    @Resource
    private EJBContext context;

    /** For the container. */
    public AccountChanges() {
        this(null);
    }

    /** @param sql that statements go through */
    AccountChanges(Sql sql) {
        this.sql = sql;
    }

    /**
     * Stores a new account by SQL: a persistence provider and the container would log a key that is taken, which is an e-mail address.
     *
     * @return false if the address is taken; the transaction is then rolled back
     */
    public boolean add(Account account) {
        boolean added = sql.insert("INSERT INTO account (id, email, password_hash, password_normalisation, enabled) VALUES (?, ?, ?, ?, ?)",
                account.id(), account.email(), account.passwordHash().orElse(null), account.passwordNormalisation(), account.isEnabled());
        if (added) {
            addGroups(account.id(), account.groups());
        } else {
            context.setRollbackOnly();
        }
        return added;
    }

    /**
     * Sets the enabled state, the address and the groups, as one change. Disabling, and another address, end all sessions.
     *
     * @param seen   the account as the caller saw it
     * @param email  the address that the account shall have
     * @param groups the groups that the account shall have
     * @return false if the account has changed since it was seen, or another account has the address; the transaction is then rolled back
     */
    public boolean update(Account seen, EmailAddress email, boolean enabled, Set<String> groups) {
        boolean endsSessions = seen.isEnabled() && !enabled || !seen.email().equals(email.canonical());
        boolean updated = sql.updateOne("""
                UPDATE account SET email = ?, enabled = ?, credential_version = credential_version + ?, version = version + 1,
                updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?""",
                email.canonical(), enabled, endsSessions ? 1 : 0, seen.id(), seen.version());
        if (!updated) {
            context.setRollbackOnly();
        } else if (!seen.groups().equals(Set.copyOf(groups))) {
            sql.update("DELETE FROM account_group WHERE account_id = ?", seen.id());
            addGroups(seen.id(), groups);
        }
        return updated;
    }

    private void addGroups(String id, Set<String> groups) {
        if (!groups.isEmpty()) {
            sql.batch("INSERT INTO account_group (account_id, group_name) VALUES (?, ?)",
                    groups.stream().map(group -> new Object[] {id, group}).toList());
        }
    }

    /**
     * Gives the account a password; all sessions end.
     *
     * @param seen the account as the caller saw it
     * @param hash of the NFC form
     * @return whether the account was still as seen
     */
    public boolean setPassword(Account seen, String hash) {
        return conditional("password_hash = ?, password_normalisation = 'nfc', password_changed_at = CURRENT_TIMESTAMP,"
                + " credential_version = credential_version + 1", seen, hash);
    }

    /**
     * Ends all sessions, of both doors.
     *
     * @return whether there is such an account
     */
    public boolean endSessions(String id) {
        return sql.update("UPDATE account SET credential_version = credential_version + 1, updated_at = CURRENT_TIMESTAMP WHERE id = ?",
                id) == 1;
    }

    /**
     * Deletes the account with its groups, which ends its sessions; its refresh families are removed later.
     *
     * @param seen the account as the caller saw it
     * @return whether the account was still as seen
     */
    public boolean delete(Account seen) {
        boolean deleted = sql.update("DELETE FROM account WHERE id = ? AND version = ?", seen.id(), seen.version()) == 1;
        if (deleted) {
            sql.update("INSERT INTO family_removal (id, owner_kind, owner_id) VALUES (?, 'account', ?)", RandomText.id(), seen.id());
        }
        return deleted;
    }

    private boolean conditional(String assignments, Account seen, Object... values) {
        Object[] parameters = Arrays.copyOf(values, values.length + 2);
        parameters[values.length] = seen.id();
        parameters[values.length + 1] = seen.version();
        return sql.update("UPDATE account SET " + assignments
                + ", version = version + 1, updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?", parameters) == 1;
    }
}
