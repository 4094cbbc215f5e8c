package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;

/**
 * Keeps a family from growing without end. The latest thousand replaced tokens are kept, and one of them that is presented ends the family.
 * An older token is unknown, so it is refused.
 */
@ApplicationScoped
class OldAncestors {

    /** How many tokens of a family are kept at least. */
    static final int KEPT = 1_000;
    /** How many uses there are from one removal to the next: a family has at most {@value #KEPT} and so many tokens. */
    static final int EVERY = 500;

    private static final Logger LOG = System.getLogger(OldAncestors.class.getName());
    /** More tokens than can be new since the last removal, so that a family from before this rule, or a missed one, gets smaller. */
    private static final int AT_A_TIME = 2_000;

    private final Sql sql;

    /** For the client proxy. */
    protected OldAncestors() {
        this(null);
    }

    @Inject
    OldAncestors(Sql sql) {
        this.sql = sql;
    }

    /**
     * Removes tokens that are too old, now and then. A failure is left to the next time: the use of the token has succeeded already.
     *
     * @param family of the token
     * @param newest the number of the token that was just stored
     */
    void forget(String family, int newest) {
        if (newest < KEPT || newest % EVERY != 0) {
            return;
        }
        try {
            Optional<Integer> oldest = sql.first("SELECT seq FROM refresh_token WHERE family_id = ? ORDER BY family_id, seq"
                    + " FETCH FIRST 1 ROW ONLY", row -> row.getInt(1), family);
            oldest.ifPresent(first -> sql.update("DELETE FROM refresh_token WHERE family_id = ? AND seq < ?", family,
                    Math.min(first + AT_A_TIME, newest + 1 - KEPT)));
        } catch (IllegalStateException e) {
            LOG.log(Level.INFO, "Old tokens of a refresh family stay for now: {0}", e.getMessage());
        }
    }
}
