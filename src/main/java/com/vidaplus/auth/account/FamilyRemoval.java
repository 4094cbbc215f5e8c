package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Sql;

/**
 * An order to remove the refresh families that an account or a client has left behind, however many there are. It is stored in the
 * transaction that ended them, and outlives the node that gave it.
 */
final class FamilyRemoval {

    private FamilyRemoval() {
    }

    /** All families of an account that is deleted in the same transaction. */
    static void ofAccount(String id, Sql sql) {
        order("account", id, sql);
    }

    /** All families that began with another session version than the client has after this transaction. */
    static void ofClient(String id, Sql sql) {
        order("client", id, sql);
    }

    /** Each order is a row of its own: one that is just being finished does not stand for a new one. */
    private static void order(String kind, String owner, Sql sql) {
        sql.update("INSERT INTO family_removal (id, owner_kind, owner_id) VALUES (?, ?, ?)", ClientVersion.random(), kind, owner);
    }
}
