package com.vidaplus.auth.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that add to the chains, in the transaction of the connection. */
final class ChainRows {

    private final Connection connection;

    ChainRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Begins a chain whose genesis covers every other chain as far as no link covers it yet.
     *
     * @param node where it runs
     */
    Chain begin(String node, long atMillis) throws SQLException {
        String id = Chain.randomId();
        List<Chain> known = notLinkedYet();
        Chain chain = new Chain(id, 0, Chain.genesis(id, node, atMillis, known));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_chain (id, node, started_at, length, head, genesis) VALUES (?, ?, ?, 0, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, node);
            insert.setLong(3, atMillis);
            insert.setString(4, chain.head());
            insert.setString(5, chain.head());
            insert.executeUpdate();
        }
        link(id, known);
        return chain;
    }

    private List<Chain> notLinkedYet() throws SQLException {
        List<Chain> chains = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, length, head FROM audit_chain c WHERE NOT EXISTS"
                + " (SELECT 1 FROM audit_link l WHERE l.linked_id = c.id AND l.linked_length = c.length)");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                chains.add(new Chain(row.getString(1), row.getLong(2), row.getString(3)));
            }
        }
        // Not by the database, whose collation is its own.
        chains.sort(Chain.BY_ID);
        return chains;
    }

    private void link(String chainId, List<Chain> known) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_link (chain_id, linked_id, linked_length, linked_head) VALUES (?, ?, ?, ?)")) {
            for (Chain chain : known) {
                insert.setString(1, chainId);
                insert.setString(2, chain.id());
                insert.setLong(3, chain.length());
                insert.setString(4, chain.head());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Adds entries, one batch, and moves the chain's end.
     *
     * @param before  the chain as this node has written it
     * @param entries at least one; the first follows {@code before}
     * @return the chain as it is then
     * @throws ChainBroken where the stored chain does not end there
     */
    Chain append(Chain before, List<AuditEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit_event (chain_id, seq, recorded_at, type, actor,"
                + " subject, client_id, session_id, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (AuditEntry entry : entries) {
                set(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Chain after = before.endingIn(entries.get(entries.size() - 1));
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE audit_chain SET length = ?, head = ? WHERE id = ? AND length = ? AND head = ?")) {
            update.setLong(1, after.length());
            update.setString(2, after.head());
            update.setString(3, before.id());
            update.setLong(4, before.length());
            update.setString(5, before.head());
            if (update.executeUpdate() != 1) {
                throw new ChainBroken(before.id());
            }
        }
        return after;
    }

    private static void set(PreparedStatement insert, AuditEntry entry) throws SQLException {
        insert.setString(1, entry.chain());
        insert.setLong(2, entry.seq());
        insert.setLong(3, entry.atMillis());
        insert.setString(4, entry.type());
        setOptional(insert, 5, entry.actor());
        setOptional(insert, 6, entry.subject());
        setOptional(insert, 7, entry.client());
        setOptional(insert, 8, entry.session());
        insert.setString(9, entry.detail());
        insert.setString(10, entry.hash());
    }

    private static void setOptional(PreparedStatement insert, int index, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            insert.setString(index, value.get());
        } else {
            insert.setNull(index, Types.VARCHAR);
        }
    }
}
