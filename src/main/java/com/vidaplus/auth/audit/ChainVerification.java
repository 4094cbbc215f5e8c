package com.vidaplus.auth.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all chains and finds what is not as it was written: page by page, so that it needs little memory however many entries there are,
 * and while nodes go on writing.
 */
final class ChainVerification {

    private static final int PAGE = 1_000;

    private final Connection connection;
    private final EntryRows entries;
    private final Findings findings = new Findings();

    /** @param connection outside a transaction, so that each page is a statement of its own */
    ChainVerification(Connection connection) {
        this.connection = connection;
        this.entries = new EntryRows(connection);
    }

    AuditVerification verify() throws SQLException {
        List<String> chains = chainIds();
        for (String id : chains) {
            walk(chain(id));
        }
        findChainsWithoutRow();
        checkLinks();
        return findings.of(chains.size());
    }

    private void walk(ChainRow chain) throws SQLException {
        if (!chain.hasItsGenesis()) {
            findings.add(chain.id(), 0, AuditFinding.Kind.CHAIN_CHANGED, "The chain's row, or what it says of other chains, was changed.");
        }
        ChainWalk walk = new ChainWalk(chain, findings);
        List<AuditEntry> page = entries.of(chain.id(), Long.MIN_VALUE, PAGE);
        while (!page.isEmpty()) {
            page.forEach(walk::accept);
            page = entries.of(chain.id(), page.get(page.size() - 1).seq(), PAGE);
        }
        walk.end(chain(chain.id()).length());
    }

    private List<String> chainIds() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM audit_chain ORDER BY started_at, id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private ChainRow chain(String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT node, started_at, length, head, genesis FROM audit_chain WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ChainRow(id, row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), linked(id))
                        : new ChainRow(id, "", 0, 0, "", "", List.of());
            }
        }
    }

    private List<Chain> linked(String id) throws SQLException {
        List<Chain> linked = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT linked_id, linked_length, linked_head FROM audit_link WHERE chain_id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    linked.add(new Chain(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        linked.sort(Chain.BY_ID);
        return linked;
    }

    private void findChainsWithoutRow() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT chain_id, MIN(seq), MAX(seq) FROM audit_event e"
                + " WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = e.chain_id) GROUP BY chain_id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                findings.add(row.getString(1), row.getLong(2), AuditFinding.Kind.CHAIN_REMOVED,
                        "Entries " + row.getLong(2) + " to " + row.getLong(3) + " are of a chain whose row is missing.");
            }
        }
    }

    /** Each link names a chain, a length and the hash there: it must still be so, whatever the linked chain's own row says. */
    private void checkLinks() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT l.linked_id, l.linked_length, l.linked_head, c.genesis, e.hash"
                + " FROM audit_link l LEFT JOIN audit_chain c ON c.id = l.linked_id"
                + " LEFT JOIN audit_event e ON e.chain_id = l.linked_id AND e.seq = l.linked_length ORDER BY l.linked_id, l.linked_length");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                checkLink(new Chain(row.getString(1), row.getLong(2), row.getString(3)), row.getString(4), row.getString(5));
            }
        }
    }

    private void checkLink(Chain seen, String genesis, String hash) {
        if (genesis == null) {
            findings.add(seen.id(), 0, AuditFinding.Kind.CHAIN_REMOVED,
                    "A later chain has seen this one with " + seen.length() + " entries.");
        } else if (seen.length() > 0 && hash == null) {
            findings.add(seen.id(), seen.length(), AuditFinding.Kind.TAIL_REMOVED,
                    "A later chain has seen entry " + seen.length() + ", which is missing.");
        } else if (!seen.head().equals(seen.length() == 0 ? genesis : hash)) {
            findings.add(seen.id(), seen.length(), AuditFinding.Kind.REWRITTEN,
                    "A later chain has seen entry " + seen.length() + " with another hash.");
        }
    }
}
