package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Clients;
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
    private boolean keysAreStored = true;

    public RefreshTokensInMemory(Settings settings, Clock clock) {
        this.clock = clock;
        inject(tokens, "rows", new Rows());
        inject(tokens, "settings", settings);
    }

    public RefreshTokens tokens() {
        return tokens;
    }

    /**
     * How it stands with access tokens, by what was revoked here.
     *
     * @param accounts that there are
     * @param clients  that there are
     */
    public Standings standings(Accounts accounts, Clients clients) {
        return new Standings() {
            @Override
            public Standing of(VerifiedToken verified) {
                AccessToken token = verified.token();
                Family family = families.get(verified.revocationId());
                boolean isOver = family != null && !isAlive(family);
                return new Standing(keysAreStored, revoked.containsKey(verified.revocationId()) || isOver, family != null,
                        token.uid().flatMap(accounts::findById), token.clientId().flatMap(clients::find));
            }
        };
    }

    /** From now on no key is stored that signed anything. */
    public void takeKeysAway() {
        keysAreStored = false;
    }

    public Revocations revocations() {
        return new RevocationsInMemory();
    }

    private boolean isAlive(Family family) {
        return family.endReason == null && family.family.expiresAt().isAfter(clock.instant());
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
        void insertFirst(RefreshTokenValue token, String familyId) {
            tokensByHash.put(token.hash(), new Token(families.get(familyId), 0));
        }

        @Override
        Optional<TokenRow> lockFamilyOf(RefreshTokenValue token) {
            return find(token);
        }

        @Override
        Optional<TokenRow> find(RefreshTokenValue token) {
            return Optional.ofNullable(tokensByHash.get(token.hash())).map(
                    found -> new TokenRow(found.family.family, found.family.seq, found.seq, isAlive(found.family)));
        }

        @Override
        Optional<Successor> successorOf(RefreshTokenValue token) {
            return Optional.ofNullable(tokensByHash.get(token.hash())).filter(found -> found.replacedAt != null)
                    .map(found -> new Successor(Duration.between(found.replacedAt, clock.instant()).toSeconds(), found.sealedSuccessor));
        }

        @Override
        void replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
            Token replaced = tokensByHash.get(token.hash());
            replaced.replacedAt = clock.instant();
            replaced.sealedSuccessor = token.seal(successor);
            replaced.family.seq++;
            tokensByHash.put(successor.hash(), new Token(replaced.family, replaced.family.seq));
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
        public void revoke(VerifiedToken token, Duration remembered) {
            if (!rows.end(token.revocationId(), "revoked") && !rows.exists(token.revocationId())) {
                revoked.put(token.revocationId(), clock.instant().plus(remembered));
            }
        }
    }

    /** The hashes under which tokens are kept. */
    List<String> hashes() {
        return List.copyOf(tokensByHash.keySet());
    }
}
