package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.Settings;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Refresh families and revocations without a database: the rows are in memory, what is decided about them is the service's own code. */
public final class RefreshTokensInMemory {

    private final Clock clock;
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<String, Token> tokensByHash = new HashMap<>();
    private final Map<String, Instant> revoked = new HashMap<>();
    private final RefreshTokens tokens = new RefreshTokens();

    public RefreshTokensInMemory(Settings settings, Clock clock) {
        this.clock = clock;
        inject(tokens, "rows", new Rows());
        inject(tokens, "settings", settings);
    }

    public RefreshTokens tokens() {
        return tokens;
    }

    public Revocations revocations() {
        return new RevocationsInMemory();
    }

    /** Why the one family that there is has ended; nothing while it goes on. */
    public Optional<String> endReason() {
        return Optional.ofNullable(families.values().iterator().next().endReason);
    }

    /** Until when it is remembered that this session or token was revoked; nothing where it was not. */
    public Optional<Instant> revokedUntil(String id) {
        return Optional.ofNullable(revoked.get(id));
    }

    private static void inject(Object bean, String name, Object value) {
        try {
            Field field = bean.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Family {
        private final RefreshFamily family;
        private int seq;
        private String endReason;

        private Family(RefreshFamily family) {
            this.family = family;
        }
    }

    private static final class Token {
        private final Family family;
        private final int seq;
        private Instant replacedAt;
        private String sealedSuccessor;

        private Token(Family family, int seq) {
            this.family = family;
            this.seq = seq;
        }
    }

    private final class Rows extends RefreshTokenRows {

        @Override
        void insertFamily(Session session, String accountId, String clientId, SortedSet<String> scope, Duration lifetime) {
            families.put(session.sid(),
                    new Family(new RefreshFamily(session, accountId, clientId, scope, clock.instant().plus(lifetime))));
        }

        @Override
        void insertToken(RefreshTokenValue token, String familyId, int seq) {
            tokensByHash.put(token.hash(), new Token(families.get(familyId), seq));
        }

        @Override
        Optional<TokenRow> lockFamilyOf(RefreshTokenValue token) {
            return find(token);
        }

        @Override
        Optional<TokenRow> find(RefreshTokenValue token) {
            return Optional.ofNullable(tokensByHash.get(token.hash())).map(found -> {
                Family family = found.family;
                boolean alive = family.endReason == null && family.family.expiresAt().isAfter(clock.instant());
                long age = found.replacedAt == null ? 0 : Duration.between(found.replacedAt, clock.instant()).toSeconds();
                return new TokenRow(family.family, family.seq, found.seq, alive, age, found.sealedSuccessor);
            });
        }

        @Override
        void replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
            Token replaced = tokensByHash.get(token.hash());
            replaced.replacedAt = clock.instant();
            replaced.sealedSuccessor = token.seal(successor);
            replaced.family.seq++;
            insertToken(successor, row.family().session().sid(), replaced.family.seq);
        }

        @Override
        boolean end(String familyId, String reason) {
            Family family = families.get(familyId);
            if (family == null || family.endReason != null) {
                return false;
            }
            family.endReason = reason;
            return true;
        }

        @Override
        boolean exists(String familyId) {
            return families.containsKey(familyId);
        }
    }

    private final class RevocationsInMemory extends Revocations {

        private final Rows rows = new Rows();

        @Override
        public boolean isRevoked(AccessToken token) {
            Family family = families.get(id(token));
            boolean familyIsOver = family != null && (family.endReason != null || !family.family.expiresAt().isAfter(clock.instant()));
            return familyIsOver || revoked.containsKey(id(token));
        }

        @Override
        public boolean maySlide(AccessToken token) {
            return !revoked.containsKey(id(token)) && !families.containsKey(id(token));
        }

        @Override
        public void revoke(AccessToken token, Duration remembered) {
            if (!rows.end(id(token), "revoked") && !rows.exists(id(token))) {
                revoked.put(id(token), clock.instant().plus(remembered));
            }
        }

        private String id(AccessToken token) {
            return token.session().map(Session::sid).orElse(token.jti());
        }
    }

    /** The hashes under which tokens are kept. */
    List<String> hashes() {
        return List.copyOf(tokensByHash.keySet());
    }
}
