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

    void insertToken(RefreshTokenValue token, String familyId, int seq) {
        entities.createNativeQuery("INSERT INTO refresh_token (token_hash, family_id, seq) VALUES (?, ?, ?)")
                .setParameter(1, token.hash()).setParameter(2, familyId).setParameter(3, seq).executeUpdate();
    }

    /** Locks the family first and reads the token then, so that what is read cannot change before the transaction ends. */
    Optional<TokenRow> lockFamilyOf(RefreshTokenValue token) {
        List<?> locked = entities.createNativeQuery("SELECT id FROM refresh_family WHERE id ="
                + " (SELECT family_id FROM refresh_token WHERE token_hash = ?) FOR UPDATE").setParameter(1, token.hash()).getResultList();
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        return find(token);
    }

    Optional<TokenRow> find(RefreshTokenValue token) {
        String now = clock.now();
        List<?> rows = entities.createNativeQuery("SELECT f.id, f.account_id, f.client_id, f.scopes, f.auth_time, f.seq, t.seq,"
                + " CASE WHEN f.ended_at IS NULL AND f.expires_at > " + now + " THEN 1 ELSE 0 END,"
                + " CAST(EXTRACT(EPOCH FROM (" + now + " - COALESCE(t.replaced_at, " + now + "))) AS BIGINT),"
                + " t.sealed_successor, CAST(EXTRACT(EPOCH FROM f.expires_at) AS BIGINT)"
                + " FROM refresh_token t JOIN refresh_family f ON f.id = t.family_id WHERE t.token_hash = ?")
                .setParameter(1, token.hash()).getResultList();
        return rows.stream().findFirst().map(row -> TokenRow.of((Object[]) row));
    }

    /** Conditional, although the family is locked: a mistake above this line must not fork a family. */
    void replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
        String familyId = row.family().session().sid();
        int replaced = entities.createNativeQuery("UPDATE refresh_token SET replaced_at = " + clock.now()
                + ", sealed_successor = ? WHERE token_hash = ? AND replaced_at IS NULL")
                .setParameter(1, token.seal(successor)).setParameter(2, token.hash()).executeUpdate();
        int advanced = entities.createNativeQuery("UPDATE refresh_family SET seq = seq + 1 WHERE id = ? AND seq = ? AND ended_at IS NULL")
                .setParameter(1, familyId).setParameter(2, row.tokenSeq()).executeUpdate();
        if (replaced != 1 || advanced != 1) {
            throw new IllegalStateException("Refresh family " + familyId + " changed under its lock");
        }
        insertToken(successor, familyId, row.tokenSeq() + 1);
    }

    /** Ends a family, once: the first reason stays. */
    boolean end(String familyId, String reason) {
        return entities.createNativeQuery("UPDATE refresh_family SET ended_at = " + clock.now()
                + ", end_reason = ? WHERE id = ? AND ended_at IS NULL")
                .setParameter(1, reason).setParameter(2, familyId).executeUpdate() == 1;
    }

    List<RefreshFamily> aliveOf(String accountId) {
        List<?> rows = entities.createNativeQuery("SELECT id, account_id, client_id, scopes, auth_time, 0, 0, 1, 0, NULL,"
                + " CAST(EXTRACT(EPOCH FROM expires_at) AS BIGINT) FROM refresh_family"
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
     * A refresh token with its family as they were read.
     *
     * @param familySeq            the seq of the one token that may be used next
     * @param tokenSeq             the seq of this one
     * @param familyIsAlive        neither ended nor expired, by the database's clock
     * @param secondsSinceReplaced by the database's clock; 0 for a token that was not replaced
     * @param sealedSuccessor      null for a token that was not replaced
     */
    record TokenRow(RefreshFamily family, int familySeq, int tokenSeq, boolean familyIsAlive, long secondsSinceReplaced,
            String sealedSuccessor) {

        private static TokenRow of(Object[] row) {
            Session session = new Session((String) row[0], Instant.ofEpochSecond(number(row[4])));
            SortedSet<String> scope = new TreeSet<>(List.of(((String) row[3]).split(" ")));
            scope.remove("");
            RefreshFamily family = new RefreshFamily(session, (String) row[1], (String) row[2], scope,
                    Instant.ofEpochSecond(number(row[10])));
            return new TokenRow(family, (int) number(row[5]), (int) number(row[6]), number(row[7]) == 1, number(row[8]), (String) row[9]);
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
