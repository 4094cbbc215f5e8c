package com.vidaplus.auth.session;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.Clients;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.TokenStatus;
import com.vidaplus.auth.token.TokenStatuses;
import com.vidaplus.auth.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** Refresh families and revocations without a database: the rows are in memory, what is decided about them is the service's own code. */
public final class RefreshTokensInMemory {

    private final Clock clock;
    private final Accounts accounts;
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<String, Instant> revoked = new HashMap<>();
    private final RefreshTokens tokens;
    private boolean keysAreStored = true;
    private Runnable meanwhile = () -> { };

    /** @param accounts without which there are no families, as the database has it */
    public RefreshTokensInMemory(Settings settings, Clock clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
        this.tokens = new RefreshTokens(new TokenRows(), new FamilyRows(), new OldAncestors(null), settings);
    }

    /** What somebody else does, once, after a token was read and before its successor is stored. */
    void meanwhile(Runnable other) {
        meanwhile = () -> {
            meanwhile = () -> { };
            other.run();
        };
    }

    public RefreshTokens tokens() {
        return tokens;
    }

    /**
     * How it stands with access tokens, by what was revoked here.
     *
     * @param clients that there are
     */
    public TokenStatuses statuses(Clients clients) {
        return new TokenStatuses(null, null) {
            @Override
            public TokenStatus of(VerifiedToken verified) {
                AccessToken token = verified.token();
                Family family = families.get(verified.revocationId());
                boolean isOver = family != null && !isAlive(family);
                return new TokenStatus(keysAreStored, revoked.containsKey(verified.revocationId()) || isOver, family != null,
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

    private static final class Family {
        private final RefreshFamily family;
        private final List<Token> tokens = new ArrayList<>();
        private String endReason;

        private Family(RefreshFamily family) {
            this.family = family;
        }

        private void add(RefreshTokenValue token, Instant issuedAt, String sealedForParent) {
            tokens.add(new Token(token.hash(), issuedAt, sealedForParent));
        }
    }

    private record Token(String hash, Instant issuedAt, String sealedForParent) {
    }

    /** Where a token is: its family, and its number there. */
    private record Place(Family family, int seq) {
    }

    private Optional<Place> placeOf(RefreshTokenValue token) {
        return families.values().stream().flatMap(family -> IntStream.range(0, family.tokens.size())
                .filter(seq -> family.tokens.get(seq).hash().equals(token.hash())).mapToObj(seq -> new Place(family, seq))).findFirst();
    }

    private final class TokenRows extends RefreshTokenRows {

        @Override
        Optional<TokenRow> find(RefreshTokenValue token) {
            return placeOf(token).flatMap(place -> accounts.findById(place.family.family.accountId())
                    .map(account -> new TokenRow(new RefreshTokenStatus(place.family.family, account), place.seq,
                            Math.min(2, place.family.tokens.size() - 1 - place.seq), isAlive(place.family))));
        }

        @Override
        Optional<Successor> successorOf(RefreshTokenValue token) {
            return placeOf(token).filter(place -> place.seq + 1 < place.family.tokens.size())
                    .map(place -> place.family.tokens.get(place.seq + 1))
                    .map(next -> new Successor(Duration.between(next.issuedAt, clock.instant()), next.sealedForParent));
        }

        @Override
        boolean replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
            meanwhile.run();
            Family family = families.get(row.status().family().session().sid());
            if (!isAlive(family) || family.tokens.size() != row.seq() + 1) {
                return false;
            }
            family.add(successor, clock.instant(), token.seal(successor));
            return true;
        }
    }

    /**
     * Begins a family.
     *
     * @return its first token
     */
    public String begin(Session session, String accountId, String clientId, SortedSet<String> scope, Duration lifetime) {
        RefreshTokenValue first = RefreshTokenValue.random();
        Family family = new Family(new RefreshFamily(session, accountId, clientId, scope, clock.instant().plus(lifetime)));
        family.add(first, clock.instant(), null);
        families.put(session.sid(), family);
        return first.text();
    }

    /**
     * The last look before a token is issued, by these accounts and clients as they are then.
     *
     * @param clients that there are
     */
    public SessionStarts starts(Clients clients) {
        return new SessionStarts() {
            @Override
            public Change changeOf(Optional<Account> account, Optional<Client> client) {
                Optional<Client> now = client.flatMap(known -> clients.find(known.id())).filter(Client::isEnabled);
                if (client.isPresent() && now.isEmpty()) {
                    return Change.CLIENT_ENDED;
                }
                if (!client.map(Client::version).equals(now.map(Client::version))) {
                    return Change.CLIENT_CHANGED;
                }
                boolean accountIsGood = account.isEmpty() || account.flatMap(known -> accounts.findById(known.id()))
                        .filter(found -> found.isEnabled() && found.credentialVersion() == account.get().credentialVersion()).isPresent();
                return accountIsGood ? Change.NONE : Change.ACCOUNT_ENDED;
            }

            @Override
            public Optional<String> begin(Session session, Account account, Client client, SortedSet<String> scope, Duration lifetime) {
                return changeOf(Optional.of(account), Optional.of(client)) == Change.NONE
                        ? Optional.of(RefreshTokensInMemory.this.begin(session, account.id(), client.id(), scope, lifetime))
                        : Optional.empty();
            }
        };
    }

    private final class FamilyRows extends RefreshFamilyRows {

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

        private final FamilyRows rows = new FamilyRows();

        @Override
        public void revoke(String id, Duration remembered) {
            if (!rows.end(id, "revoked") && !rows.exists(id)) {
                revoked.put(id, clock.instant().plus(remembered));
            }
        }
    }

    /** The hashes under which tokens are kept. */
    List<String> hashes() {
        return families.values().stream().flatMap(family -> family.tokens.stream()).map(Token::hash).toList();
    }
}
