package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The statements behind {@link RefreshTokens}, in the caller's transaction. Plain SQL, since each counts and its lock matters. */
@ApplicationScoped
class RefreshTokenRows {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    void insertFamily(Session session, String accountId, String clientId, SortedSet<String> scope, Duration lifetime) {
        entities.createNativeQuery("INSERT INTO refresh_family (id, account_id, client_id, scopes, auth_time, expires_at)"
                + " VALUES (?, ?, ?, ?, ?, " + clock.now() + " + CAST(? AS INTEGER) * INTERVAL '1' SECOND)")
                .setParameter(1, session.sid()).setParameter(2, accountId).setParameter(3, clientId)
                .setParameter(4, String.join(" ", scope)).setParameter(5, session.authTime().getEpochSecond())
                .setParameter(6, (int) lifetime.toSeconds()).executeUpdate();
    }

    void insertFirst(RefreshTokenValue token, String familyId) {
        entities.createNativeQuery("INSERT INTO refresh_token (token_hash, family_id, seq, issued_at)"
                + " VALUES (?, ?, 0, " + clock.now() + ")").setParameter(1, token.hash()).setParameter(2, familyId).executeUpdate();
    }

    /**
     * Locks the family and reads it. A statement that had to wait for the lock sees the family's row anew where it was changed meanwhile,
     * and all others as they were before: so of the token only its number is read, which never changes.
     */
    Optional<TokenRow> lockFamilyOf(RefreshTokenValue token) {
        return read(token, " FOR UPDATE");
    }

    Optional<TokenRow> find(RefreshTokenValue token) {
        return read(token, "");
    }

    private Optional<TokenRow> read(RefreshTokenValue token, String lock) {
        List<?> rows = entities.createNativeQuery("SELECT id, account_id, client_id, scopes, auth_time, seq,"
                + " CASE WHEN ended_at IS NULL AND expires_at > " + clock.now() + " THEN 1 ELSE 0 END,"
                + " CAST(EXTRACT(EPOCH FROM expires_at) AS BIGINT), (SELECT seq FROM refresh_token WHERE token_hash = ?)"
                + " FROM refresh_family WHERE id = (SELECT family_id FROM refresh_token WHERE token_hash = ?)" + lock)
                .setParameter(1, token.hash()).setParameter(2, token.hash()).getResultList();
        return rows.stream().findFirst().map(row -> TokenRow.of((Object[]) row));
    }

    /** The token that replaced this one. What the version before stored is with the token that was replaced. */
    Optional<Successor> successorOf(RefreshTokenValue token) {
        List<?> rows = entities.createNativeQuery("SELECT CAST(EXTRACT(EPOCH FROM (" + clock.now()
                + " - COALESCE(s.issued_at, t.replaced_at))) AS BIGINT), COALESCE(s.sealed_for_parent, t.sealed_successor)"
                + " FROM refresh_token t JOIN refresh_token s ON s.family_id = t.family_id AND s.seq = t.seq + 1 WHERE t.token_hash = ?")
                .setParameter(1, token.hash()).getResultList();
        return rows.stream().findFirst().map(row -> (Object[]) row)
                .map(row -> new Successor(((Number) row[0]).longValue(), (String) row[1]));
    }

    /**
     * The token itself is left as it is: that it was replaced follows from the family's count. Conditional, although the family is
     * locked: a mistake above this line must not fork a family.
     */
    void replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
        String familyId = row.family().session().sid();
        int advanced = entities.createNativeQuery("UPDATE refresh_family SET seq = seq + 1 WHERE id = ? AND seq = ? AND ended_at IS NULL")
                .setParameter(1, familyId).setParameter(2, row.tokenSeq()).executeUpdate();
        if (advanced != 1) {
            throw new IllegalStateException("Refresh family " + familyId + " changed under its lock");
        }
        entities.createNativeQuery("INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_for_parent) VALUES (?, ?, ?, "
                + clock.now() + ", ?)").setParameter(1, successor.hash()).setParameter(2, familyId)
                .setParameter(3, row.tokenSeq() + 1).setParameter(4, token.seal(successor)).executeUpdate();
    }

    /** Ends a family, once: the first reason stays. */
    boolean end(String familyId, String reason) {
        return entities.createNativeQuery("UPDATE refresh_family SET ended_at = " + clock.now()
                + ", end_reason = ? WHERE id = ? AND ended_at IS NULL")
                .setParameter(1, reason).setParameter(2, familyId).executeUpdate() == 1;
    }

    List<RefreshFamily> aliveOf(String accountId) {
        List<?> rows = entities.createNativeQuery("SELECT id, account_id, client_id, scopes, auth_time, 0, 1,"
                + " CAST(EXTRACT(EPOCH FROM expires_at) AS BIGINT), 0 FROM refresh_family"
                + " WHERE account_id = ? AND ended_at IS NULL AND expires_at > " + clock.now()
                + " ORDER BY expires_at DESC, id FETCH FIRST 200 ROWS ONLY")
                .setParameter(1, accountId).getResultList();
        return rows.stream().map(row -> TokenRow.of((Object[]) row).family()).toList();
    }

    void endAllOfClient(String clientId, String reason) {
        entities.createNativeQuery("UPDATE refresh_family SET ended_at = " + clock.now() + ", end_reason = ? WHERE client_id = ? AND ended_at IS NULL")
                .setParameter(1, reason).setParameter(2, clientId).executeUpdate();
    }

    boolean exists(String familyId) {
        return !entities.createNativeQuery("SELECT id FROM refresh_family WHERE id = ?").setParameter(1, familyId).getResultList().isEmpty();
    }

    /**
     * A token that replaced another.
     *
     * @param ageSeconds since it did, by the database's clock
     * @param sealed     readable with the token that it replaced
     */
    record Successor(long ageSeconds, String sealed) {
    }

    /**
     * A refresh token with its family as they were read.
     *
     * @param familySeq     the seq of the one token that may be used next
     * @param tokenSeq      the seq of this one
     * @param familyIsAlive neither ended nor expired, by the database's clock
     */
    record TokenRow(RefreshFamily family, int familySeq, int tokenSeq, boolean familyIsAlive) {

        private static TokenRow of(Object[] row) {
            Session session = new Session((String) row[0], Instant.ofEpochSecond(number(row[4])));
            SortedSet<String> scope = new TreeSet<>(List.of(((String) row[3]).split(" ")));
            scope.remove("");
            RefreshFamily family = new RefreshFamily(session, (String) row[1], (String) row[2], scope,
                    Instant.ofEpochSecond(number(row[7])));
            return new TokenRow(family, (int) number(row[5]), (int) number(row[8]), number(row[6]) == 1);
        }

        private static long number(Object value) {
            return ((Number) value).longValue();
        }

        boolean isCurrent() {
            return tokenSeq == familySeq;
        }

        boolean isParentOfCurrent() {
            return tokenSeq == familySeq - 1;
        }
    }
}
