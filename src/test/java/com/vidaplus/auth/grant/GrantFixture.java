package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.RefreshTokens;
import com.vidaplus.auth.session.RefreshTokensInMemory;
import com.vidaplus.auth.session.SessionStarts;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.AccessTokensFixture;
import com.vidaplus.auth.token.TokenRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the use cases need, without a server: real tokens, accounts and clients in memory, and a clock that goes on when told. */
final class GrantFixture {

    static final Source SOURCE = Source.UNKNOWN;
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration TOKEN = Duration.ofMinutes(15);
    static final Duration SESSION = Duration.ofMinutes(60);

    private static final KeyRingInMemory KEYS = KeyRingInMemory.of("ES256");

    final TestAccounts accounts = new TestAccounts();
    final TestClients clients = new TestClients();
    final RecordedEvents events = new RecordedEvents();
    final Hand clock = new Hand();
    final Settings settings = TestSettings.of("TOKEN_ISSUER", "https://auth.example", "TOKEN_AUDIENCE", "api",
            "ACCESS_TOKEN_EXPIRE_MINUTES", "" + TOKEN.toMinutes(), "SESSION_MAX_MINUTES", "" + SESSION.toMinutes());
    final AccessTokens tokens = AccessTokensFixture.of(KEYS, settings, clock);
    final TokenMint mint = new TokenMint(tokens, new TokenRoom(settings), settings, clock);
    final RefreshTokensInMemory families = new RefreshTokensInMemory(settings, clock, accounts);
    final RefreshTokens refreshTokens = families.tokens();
    final SessionStarts starts = families.starts(clients);

    SessionRenewal renewal() {
        SessionRenewal renewal = new SessionRenewal();
        renewal.tokens = tokens;
        renewal.statuses = families.statuses(clients);
        renewal.mint = mint;
        renewal.audit = events;
        renewal.time = TestTime.of(clock);
        return renewal;
    }

    /** The content of a token that was given; it is verified on the way. */
    AccessToken read(TokenResult result) {
        return tokens.verify(((TokenResult.Issued) result).accessToken()).orElseThrow().token();
    }

    /** As in rows that were stored before there was a bound. */
    static Set<String> tooManyGroups() {
        return IntStream.range(0, 90).mapToObj(i -> i + "\u6f22".repeat(30)).collect(Collectors.toSet());
    }

    static TokenResult refused(Refusal refusal) {
        return new TokenResult.Refused(refusal);
    }

    static SortedSet<String> scope(String... values) {
        return new TreeSet<>(List.of(values));
    }

    /** A clock that stands still between two moves. */
    static final class Hand extends Clock {

        private Instant now = START;

        void goOn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
