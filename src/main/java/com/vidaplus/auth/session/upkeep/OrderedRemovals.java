package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Removes the families of deleted accounts, and of disabled or deleted clients. All those families stay dead, whatever becomes of the
 * account or client: versions never come back. An order stays until none of its families is left.
 */
@ApplicationScoped
class OrderedRemovals implements Chore {

    private static final String FETCH = " FETCH FIRST " + FamilyBatch.FAMILIES + " ROWS ONLY";
    private static final String OF_ACCOUNT = """
            SELECT f.id FROM refresh_family f WHERE f.account_id = ? AND NOT EXISTS (SELECT 1 FROM account a
                WHERE a.id = f.account_id AND f.id LIKE '%.' || CAST(a.credential_version AS VARCHAR(11)))""" + FETCH;
    /** The bounds keep live families out of the rows that are read; the client's row says at that moment whether a family is dead. */
    private static final String OF_CLIENT = """
            SELECT f.id FROM refresh_family f WHERE f.client_id = ? %s AND NOT EXISTS (SELECT 1 FROM client c
                WHERE c.id = f.client_id AND c.session_version = f.client_version)""" + FETCH;

    private final Sql sql;
    private final FamilyBatch batch;

    /** For the client proxy. */
    protected OrderedRemovals() {
        this(null, null);
    }

    @Inject
    OrderedRemovals(Sql sql, FamilyBatch batch) {
        this.sql = sql;
        this.batch = batch;
    }

    /** An order as stored. */
    private record Order(String id, boolean ofAccount, String owner) {
    }

    @Override
    public String what() {
        return "Refresh families of deleted accounts and of disabled or deleted clients";
    }

    /** A batch for each of the oldest orders, so that one with millions of families does not hold up the others. */
    @Override
    public boolean step(Instant now, BooleanSupplier inTime) {
        List<Order> orders = sql.list("SELECT id, owner_kind, owner_id FROM family_removal ORDER BY requested_at, id FETCH FIRST 20 ROWS ONLY",
                row -> new Order(row.getString(1), "account".equals(row.getString(2)), row.getString(3)));
        int done = 0;
        for (Order order : orders) {
            List<String> dead = order.ofAccount() ? sql.list(OF_ACCOUNT, row -> row.getString(1), order.owner()) : deadOfClient(order.owner());
            done += dead.isEmpty() ? sql.update("DELETE FROM family_removal WHERE id = ?", order.id()) : batch.remove(dead, inTime);
        }
        return done > 0;
    }

    private List<String> deadOfClient(String client) {
        Optional<String> alive = sql.first("SELECT session_version FROM client WHERE id = ?", row -> row.getString(1), client);
        if (alive.isEmpty()) {
            return sql.list(OF_CLIENT.formatted(""), row -> row.getString(1), client);
        }
        List<String> below = sql.list(OF_CLIENT.formatted("AND f.client_version < ?"), row -> row.getString(1), client, alive.get());
        return below.isEmpty() ? sql.list(OF_CLIENT.formatted("AND f.client_version > ?"), row -> row.getString(1), client, alive.get()) : below;
    }
}
