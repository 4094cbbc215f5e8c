package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Removes families that no client can use any more: their tokens first, a slice at a time, and a family once it has none. A family with
 * more tokens than a slice loses one slice and stays for the next time. A family that the database does not let go stays too, and the
 * others of the batch go all the same. Each statement is a transaction of its own, so a node that stops half-way loses nothing.
 */
@ApplicationScoped
class FamilyBatch {

    /** How many families are looked for at a time. */
    static final int FAMILIES = 500;

    private static final Logger LOG = System.getLogger(FamilyBatch.class.getName());
    private static final int TOKENS = 2_000;

    private final Sql sql;
    private final int slice;

    /** For the client proxy. */
    protected FamilyBatch() {
        this(null);
    }

    @Inject
    FamilyBatch(Sql sql) {
        this(sql, TOKENS);
    }

    FamilyBatch(Sql sql, int slice) {
        this.sql = sql;
        this.slice = slice;
    }

    /**
     * Removes as many of the families as it can.
     *
     * @param ids    of families that are dead and stay so, at most {@value #FAMILIES}
     * @param inTime whether there is time for more
     * @return how many rows it deleted
     */
    int remove(List<String> ids, BooleanSupplier inTime) {
        if (ids.isEmpty() || !inTime.getAsBoolean()) {
            return 0;
        }
        try {
            int tokens = sql.retrying(() -> removeTokens(ids));
            if (tokens < slice) {
                return tokens + sql.retrying(() -> removeEmpty(ids));
            }
            return ids.size() == 1 ? tokens : tokens + halves(ids, inTime);
        } catch (IllegalStateException e) {
            if (ids.size() == 1) {
                LOG.log(Level.WARNING, "A refresh family stays until the next minute: {0}", e.getMessage());
                return 0;
            }
            return halves(ids, inTime);
        }
    }

    private int halves(List<String> ids, BooleanSupplier inTime) {
        int half = ids.size() / 2;
        return remove(ids.subList(0, half), inTime) + remove(ids.subList(half, ids.size()), inTime);
    }

    /** Removes in the order of the keys, so that two nodes with the same families do not wait for each other crosswise. */
    private int removeTokens(List<String> ids) {
        List<String> hashes = sql.list("SELECT token_hash FROM refresh_token WHERE family_id IN " + Keys.places(ids) + " FETCH FIRST " + slice
                + " ROWS ONLY", row -> row.getString(1), ids.toArray()).stream().sorted().toList();
        if (!hashes.isEmpty()) {
            sql.update("DELETE FROM refresh_token WHERE token_hash IN " + Keys.places(hashes), hashes.toArray());
        }
        return hashes.size();
    }

    private int removeEmpty(List<String> ids) {
        return sql.update("DELETE FROM refresh_family WHERE id IN " + Keys.places(ids)
                + " AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.family_id = refresh_family.id)", ids.toArray());
    }
}
