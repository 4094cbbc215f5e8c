package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SESSION;
import static com.vidaplus.auth.grant.GrantFixture.START;
import static com.vidaplus.auth.grant.GrantFixture.TOKEN;
import static com.vidaplus.auth.grant.GrantFixture.refused;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRenewalTest {

    private static final TokenResult INVALID = refused(Refusal.INVALID_GRANT);

    private final GrantFixture fixture = new GrantFixture();
    private final SessionRenewal renewal = fixture.renewal();
    private final Account alice = fixture.accounts.has("alice@example.com", "hash");
    private final Session session = Session.beginAtApiDoor(1, START);

    @Test
    void sessionGoesOnWithANewToken() {
        String first = tokenOf(Optional.empty());
        AccessToken before = fixture.tokens.verify(first).orElseThrow().token();
        fixture.clock.goOn(Duration.ofMinutes(10));

        AccessToken after = fixture.read(renewal.renew(first, Source.UNKNOWN));

        assertThat(after.subject()).isEqualTo(before.subject());
        assertThat(after.uid()).isEqualTo(before.uid());
        assertThat(after.session()).contains(session);
        assertThat(after.jti()).isNotEqualTo(before.jti());
        assertThat(after.issuedAt()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(after.expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(25)));
    }

    @Test
    void sameTokenMayBeRenewedAgain() {
        String first = tokenOf(Optional.empty());

        assertThat(fixture.read(renewal.renew(first, Source.UNKNOWN)).jti()).isNotEqualTo(fixture.read(renewal.renew(first, Source.UNKNOWN)).jti());
    }

    @Test
    void sessionEndsWhereItWouldHaveEndedHoweverOftenItIsRenewed() {
        String token = tokenOf(Optional.empty());
        Instant end = START.plus(SESSION);
        for (int minutes = 10; minutes < SESSION.toMinutes(); minutes += 10) {
            fixture.clock.goOn(Duration.ofMinutes(10));
            TokenResult.Issued renewed = (TokenResult.Issued) renewal.renew(token, Source.UNKNOWN);
            token = renewed.accessToken();
            AccessToken read = fixture.read(renewed);

            assertThat(read.expiresAt()).isEqualTo(earlier(fixture.clock.instant().plus(TOKEN), end));
            assertThat(renewed.expiresIn()).isEqualTo(Duration.between(read.issuedAt(), read.expiresAt()).toSeconds());
            assertThat(read.session()).contains(session);
        }
        assertThat(fixture.tokens.verify(token).orElseThrow().token().expiresAt()).isEqualTo(end);
        fixture.clock.goOn(Duration.ofMinutes(10));

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void sessionPastItsEndIsRefusedThoughTheTokenHasNotExpired() {
        Instant authTime = START.minus(SESSION);
        String token = fixture.tokens.sign(token(Optional.of(new Session("c2lk.1", authTime)), Optional.of(alice.id()), Optional.empty()));
        String youngest = fixture.tokens.sign(token(Optional.of(new Session("c2lk.1", authTime.plusSeconds(1))), Optional.of(alice.id()),
                Optional.empty()));

        assertThat(fixture.tokens.verify(token)).isPresent();
        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
        assertThat(fixture.read(renewal.renew(youngest, Source.UNKNOWN)).expiresAt()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void expiredTokenIsRefused() {
        String token = tokenOf(Optional.empty());
        fixture.clock.goOn(TOKEN);

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    @Case("G10")
    void nodeWhoseClockIsOffRenewsNothing() {
        String token = tokenOf(Optional.empty());
        renewal.time = TestTime.ahead(fixture.clock, Duration.ofHours(1));

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(refused(Refusal.CLOCK_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "a.b.c", "null", "Bearer x", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String presented) {
        assertThat(renewal.renew(presented, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void tokenOfAKeyThatWasTakenAwayIsRefused() {
        String token = tokenOf(Optional.empty());
        fixture.families.takeKeysAway();

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void disabledAccountIsRefused() {
        String token = tokenOf(Optional.empty());
        fixture.accounts.change(alice, "enabled", false);

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void accountThatIsGoneIsRefusedThoughAnotherHasItsAddress() {
        String token = tokenOf(Optional.empty());
        fixture.accounts.remove(alice);
        fixture.accounts.has("alice@example.com", "hash");

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void changedPasswordEndsTheSession() {
        String token = tokenOf(Optional.empty());
        fixture.accounts.change(alice, "credentialVersion", 2);

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void rewrittenHashDoesNotEndTheSession() {
        String token = tokenOf(Optional.empty());
        fixture.accounts.change(alice, "passwordHash", "another hash of the same password");

        assertThat(renewal.renew(token, Source.UNKNOWN)).isInstanceOf(TokenResult.Issued.class);
    }

    @Test
    void groupsAndAddressAreThoseOfNow() {
        String token = tokenOf(Optional.empty());
        Account moved = fixture.accounts.change(alice, "groups", new HashSet<>(Set.of("auditor")));
        fixture.accounts.change(moved, "email", "alice@example.org");

        AccessToken after = fixture.read(renewal.renew(token, Source.UNKNOWN));

        assertThat(after.groups()).containsExactly("auditor");
        assertThat(after.subject()).isEqualTo("alice@example.org");
        assertThat(after.uid()).contains(alice.id());
    }

    @Test
    void sessionEndsWhereItsTokenWouldBeTakenByNoDoor() {
        String token = tokenOf(Optional.empty());
        fixture.accounts.change(alice, "groups", GrantFixture.tooManyGroups());

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void clientStaysTheSame() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "accessTokenMinutes", 5);
        AccessToken after = fixture.read(renewal.renew(tokenOf(Optional.of(shop)), Source.UNKNOWN));

        assertThat(after.clientId()).contains("shop");
        assertThat(after.expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void disabledOrMissingClientIsRefused() {
        Client shop = fixture.clients.has("shop", null);
        String token = tokenOf(Optional.of(shop));
        TestClients.change(shop, "enabled", false);
        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);

        TestClients.change(shop, "enabled", true);
        assertThat(renewal.renew(token, Source.UNKNOWN)).isInstanceOf(TokenResult.Issued.class);

        fixture.clients.remove(shop);
        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void scopeNeverWidens() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "scopes", "read write");
        String token = tokenOf(Optional.of(shop), "read");
        TestClients.change(shop, "scopes", "admin read write");

        TokenResult.Issued renewed = (TokenResult.Issued) renewal.renew(token, Source.UNKNOWN);

        assertThat(fixture.read(renewed).scope()).isEqualTo(scope("read"));
        assertThat(renewed.scope()).isEqualTo(scope("read"));
    }

    @Test
    void scopeNarrowsWithTheClientAndDoesNotComeBack() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "scopes", "read write");
        String token = tokenOf(Optional.of(shop), "read", "write");
        TestClients.change(shop, "scopes", "write");
        TokenResult.Issued renewed = (TokenResult.Issued) renewal.renew(token, Source.UNKNOWN);
        assertThat(fixture.read(renewed).scope()).isEqualTo(scope("write"));

        TestClients.change(shop, "scopes", "read write");
        assertThat(fixture.read(renewal.renew(renewed.accessToken(), Source.UNKNOWN)).scope()).isEqualTo(scope("write"));
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        AccessToken foreign = token(List.of("elsewhere", "API", "api2"), Optional.of(session), Optional.of(alice.id()), Optional.empty());

        assertThat(renewal.renew(fixture.tokens.sign(foreign), Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void tokenIsRefusedWhereItsClientHasAnotherAudienceNow() {
        Client shop = fixture.clients.has("shop", null);
        String token = tokenOf(Optional.of(shop));
        TestClients.change(shop, "audiences", "stock");

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void clientsOwnTokenIsNoSession() {
        fixture.clients.has("robot", "hash");
        AccessToken own = token(Optional.empty(), Optional.empty(), Optional.of("robot"));

        assertThat(renewal.renew(fixture.tokens.sign(own), Source.UNKNOWN)).isEqualTo(INVALID);
    }

    @Test
    void tokenWithoutAnAccountOrWithoutASessionIsRefused() {
        assertThat(renewal.renew(fixture.tokens.sign(token(Optional.of(session), Optional.empty(), Optional.empty())), Source.UNKNOWN))
                .isEqualTo(INVALID);
        assertThat(renewal.renew(fixture.tokens.sign(token(Optional.empty(), Optional.of(alice.id()), Optional.empty())), Source.UNKNOWN))
                .isEqualTo(INVALID);
    }

    @Test
    void sessionThatWasRevokedIsNotRenewed() {
        String token = tokenOf(Optional.empty());
        fixture.families.revocations().revoke(fixture.tokens.verify(token).orElseThrow().revocationId(), SESSION);

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    /** Whether its client may refresh or not: what it may not do at its own door, nobody does for it here. */
    @ParameterizedTest
    @ValueSource(strings = {"password", "password refresh_token"})
    void sessionThatBeganAtTheOAuthDoorIsNotRenewed(String grantTypes) {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "grantTypes", grantTypes);
        Session oauth = Session.begin(1, START);

        assertThat(renewal.renew(fixture.mint.issue(alice, Optional.of(shop), oauth, scope()).accessToken(), Source.UNKNOWN)).isEqualTo(INVALID);
        assertThat(renewal.renew(tokenOf(Optional.of(shop)), Source.UNKNOWN)).isInstanceOf(TokenResult.Issued.class);
    }

    /** Its refresh tokens rotate, and that must not be gone round. */
    @Test
    void sessionThatHasARefreshFamilyIsNotRenewed() {
        String token = tokenOf(Optional.empty());
        fixture.families.begin(session, alice.id(), "shop", scope(), SESSION);

        assertThat(renewal.renew(token, Source.UNKNOWN)).isEqualTo(INVALID);
    }

    private String tokenOf(Optional<Client> client, String... granted) {
        return fixture.mint.issue(alice, client, session, scope(granted)).accessToken();
    }

    private AccessToken token(Optional<Session> sessionOrNot, Optional<String> uid, Optional<String> clientId) {
        return token(List.of("api"), sessionOrNot, uid, clientId);
    }

    private AccessToken token(List<String> audience, Optional<Session> sessionOrNot, Optional<String> uid, Optional<String> clientId) {
        return new AccessToken("alice@example.com", uid, new TreeSet<>(), audience, START, START.plus(TOKEN),
                AccessToken.newJti(clientId.flatMap(fixture.clients::find), sessionOrNot), sessionOrNot, scope(), clientId, AccessToken.TYP_JWT);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
