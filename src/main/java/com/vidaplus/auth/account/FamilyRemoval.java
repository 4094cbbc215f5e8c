package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Sql;

/**
 * Whose refresh families are worth nothing any more and are to be removed, however many there are: an order that is stored in the
 * transaction that ended them, and that outlives the node that gave it.
 *
 * @param ownerKind     {@code account} or {@code client}
 * @param ownerId       of the account, which is gone, or of the client, which may be there, or there again
 * @param clientVersion the client's session version that the families began with; empty for an account
 */
public record FamilyRemoval(String ownerKind, String ownerId, String clientVersion) {

    /** All families of an account that is deleted in the same transaction. */
    static FamilyRemoval ofAccount(Account account) {
        return new FamilyRemoval("account", account.id(), "");
    }

    /** The families that began while the client was as seen. */
    static FamilyRemoval ofClient(Client seen) {
        return new FamilyRemoval("client", seen.id(), seen.sessionVersion());
    }

    /** Stores the order, once. */
    void order(Sql sql) {
        sql.update("""
                INSERT INTO family_removal (owner_kind, owner_id, client_version)
                SELECT CAST(? AS VARCHAR(7)), CAST(? AS VARCHAR(100)), CAST(? AS VARCHAR(22))
                WHERE NOT EXISTS (SELECT 1 FROM family_removal WHERE owner_kind = ? AND owner_id = ? AND client_version = ?)""",
                ownerKind, ownerId, clientVersion, ownerKind, ownerId, clientVersion);
    }
}
