package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SOURCE;
import static com.vidaplus.auth.grant.GrantFixture.START;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokensFixture;
import com.vidaplus.auth.token.TokenStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link TokenRevoker} and {@link TokenInspector}: who may end and ask what, and that what was ended is inactive. */
class TokenEndsTest {

    private static final Source CROWDED = new Source("192.0.2.9");

    private final GrantFixture fixture = new GrantFixture();
    private final TokenRevoker revoker = new TokenRevoker();
    private final TokenInspector inspector = new TokenInspector();
    private final Account alice = fixture.accounts.has("alice@example.com", "hash");
    private final Client shop = fixture.clients.has("shop", "hash");
    private final Client watcher = TestClients.change(fixture.clients.has("watcher", "hash"), "mayIntrospect", true);
    private final Session session = Session.begin(1, START);
    private final String refresh = fixture.families.begin(session, alice.id(), "shop", scope(), GrantFixture.SESSION);
    private final String access = fixture.mint.issue(alice, Optional.of(shop), session, scope()).accessToken();
    private final String own = fixture.mint.issue(shop, scope()).accessToken();
    private final String apiDoors = fixture.mint.issue(alice, Optional.empty(), Session.begin(1, START), scope()).accessToken();

    @BeforeEach
    void injectAsTheContainerDoes() {
        ClientCheck check = new EveryEnabledClient();
        TokenStatuses statuses = fixture.families.statuses(fixture.clients);
        revoker.clients = check;
        revoker.refreshTokens = fixture.refreshTokens;
        revoker.accessTokens = fixture.tokens;
        revoker.revocations = fixture.families.revocations();
        revoker.statuses = statuses;
        revoker.mint = fixture.mint;
        revoker.audit = fixture.events;
        revoker.time = TestTime.of(fixture.clock);
        inspector.clientCheck = check;
        inspector.activeTokens = AccessTokensFixture.active(fixture.tokens, statuses);
        inspector.refreshTokens = fixture.refreshTokens;
        inspector.clients = fixture.clients;
    }

    private static ClientCredentials as(String client) {
        return new ClientCredentials(client, Optional.empty());
    }

    private Inspection inspect(String token) {
        return inspector.inspect(as("watcher"), token, SOURCE);
    }

    private void assertActive(String... tokens) {
        assertThat(tokens).allSatisfy(token -> assertThat(inspect(token)).isNotInstanceOf(Inspection.Unsaid.class));
    }

    private void assertInactive(String... tokens) {
        assertThat(tokens).allSatisfy(token -> assertThat(inspect(token)).isEqualTo(Inspection.Unsaid.INACTIVE));
    }

    @Test
    void whatCountsIsDescribed() {
        assertThat(inspect(access)).isEqualTo(new Inspection.ActiveAccessToken(fixture.tokens.verify(access).orElseThrow().token()));
        assertThat(inspect(refresh)).isEqualTo(
                new Inspection.ActiveRefreshToken(fixture.refreshTokens.find(refresh).orElseThrow().family(), "alice@example.com"));
        assertActive(own, apiDoors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c"})
    void whatIsNoTokenIsInactiveAndCanBeRevoked(String nonsense) {
        assertInactive(nonsense);
        assertThat(revoker.revoke(as("shop"), nonsense, SOURCE)).isInstanceOf(ClientVerdict.Authenticated.class);
        assertActive(access, refresh, own, apiDoors);
    }

    @Test
    void onlyAConfidentialClientMayAsk() {
        TestClients.change(fixture.clients.has("spa", null), "mayIntrospect", true);

        assertThat(inspector.inspect(as("spa"), access, SOURCE)).isEqualTo(Inspection.Unsaid.INVALID_CLIENT);
        assertThat(inspector.inspect(as("nobody"), access, SOURCE)).isEqualTo(Inspection.Unsaid.INVALID_CLIENT);
        assertThat(inspector.inspect(as("shop"), access, SOURCE)).as("may not introspect").isEqualTo(Inspection.Unsaid.INACTIVE);
        assertThat(inspector.inspect(as("shop"), "x", SOURCE)).isEqualTo(Inspection.Unsaid.INACTIVE);
    }

    @Test
    void whoDoesNotAuthenticateRevokesNothing() {
        assertThat(revoker.revoke(as("nobody"), refresh, SOURCE)).isEqualTo(new ClientVerdict.Refused());
        TestClients.change(shop, "enabled", false);
        assertThat(revoker.revoke(as("shop"), refresh, SOURCE)).isEqualTo(new ClientVerdict.Refused());
        TestClients.change(shop, "enabled", true);

        assertActive(access, refresh);
    }

    @Test
    void accessTokensOfAKeyThatWasTakenAwayCountForNothing() {
        fixture.families.takeKeysAway();

        assertInactive(access, own, apiDoors);
        assertActive(refresh);
        revoker.revoke(as("shop"), own, SOURCE);
        assertThat(fixture.families.revokedUntil(fixture.tokens.verify(own).orElseThrow().token().jti())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refresh", "access"})
    void eitherTokenEndsTheWholeSession(String by) {
        assertThat(revoker.revoke(as("shop"), by.equals("refresh") ? refresh : access, SOURCE))
                .isInstanceOf(ClientVerdict.Authenticated.class);

        assertInactive(access, refresh);
        assertActive(own, apiDoors);
        assertThat(fixture.families.endReason()).contains("revoked");
    }

    @Test
    void clientsOwnTokenEndsAloneAndIsRememberedUntilItsExpiry() {
        String other = fixture.mint.issue(shop, scope()).accessToken();
        fixture.clock.goOn(Duration.ofMinutes(5));
        revoker.revoke(as("shop"), own, SOURCE);

        assertInactive(own);
        assertActive(other, access);
        AccessToken token = fixture.tokens.verify(own).orElseThrow().token();
        assertThat(fixture.families.revokedUntil(token.jti()).orElseThrow())
                .isBetween(token.expiresAt(), token.expiresAt().plusSeconds(1));
    }

    @Test
    void sessionWithoutAFamilyIsRememberedUntilItsEnd() {
        fixture.clock.goOn(Duration.ofMinutes(5));
        revoker.revoke(as("watcher"), apiDoors, SOURCE);

        assertInactive(apiDoors);
        assertThat(rememberedUntil(apiDoors)).isAfterOrEqualTo(START.plus(GrantFixture.SESSION));
    }

    private Instant rememberedUntil(String token) {
        String sid = fixture.tokens.verify(token).orElseThrow().token().session().orElseThrow().sid();
        return fixture.families.revokedUntil(sid).orElseThrow();
    }

    /** The token, or another one of its session that nobody presented, was issued when the settings allowed more. */
    @Test
    void revocationIsRememberedAsLongAsAnyTokenOfTheSessionCanLiveWhateverTheSettingsWere() {
        Session old = Session.begin(1, START.minus(GrantFixture.SESSION));
        AccessToken longest = new AccessToken("alice@example.com", Optional.of(alice.id()), scope(), List.of("api"), START,
                START.plus(AccessToken.LONGEST_LIFE), AccessToken.newJti(), Optional.of(old), scope(), Optional.empty(), "JWT");
        AccessToken presented = new AccessToken("alice@example.com", Optional.of(alice.id()), scope(), List.of("api"), START,
                START.plusSeconds(900), AccessToken.newJti(), Optional.of(old), scope(), Optional.empty(), "JWT");

        revoker.revoke(as("watcher"), fixture.tokens.sign(presented), SOURCE);

        assertThat(rememberedUntil(fixture.tokens.sign(presented))).isAfterOrEqualTo(longest.expiresAt());
        assertInactive(fixture.tokens.sign(longest));
    }

    @Test
    void strangersRevokeNothing() {
        fixture.clients.has("other", "hash");
        TestClients.change(fixture.clients.has("spa", null), "mayIntrospect", true);

        for (String stranger : new String[] {"other", "spa"}) {
            for (String token : new String[] {access, refresh, own, apiDoors}) {
                assertThat(revoker.revoke(as(stranger), token, SOURCE)).isInstanceOf(ClientVerdict.Authenticated.class);
            }
        }
        assertThat(revoker.revoke(as("shop"), apiDoors, SOURCE)).isInstanceOf(ClientVerdict.Authenticated.class);

        assertActive(access, refresh, own, apiDoors);
    }

    @Test
    void aClientThatMayIntrospectRevokesAnything() {
        revoker.revoke(as("watcher"), refresh, SOURCE);
        revoker.revoke(as("watcher"), own, SOURCE);

        assertInactive(access, refresh, own);
    }

    @Test
    void publicClientRevokesItsOwn() {
        Client spa = fixture.clients.has("spa", null);
        Session its = Session.begin(1, START);
        String token = fixture.mint.issue(alice, Optional.of(spa), its, scope()).accessToken();

        revoker.revoke(as("spa"), token, SOURCE);

        assertInactive(token);
    }

    @Test
    void disabledAccountNewPasswordOrNoAccountMakeItsTokensInactive() {
        Account disabled = fixture.accounts.change(alice, "enabled", false);
        assertInactive(access, refresh, apiDoors);
        Account changed = fixture.accounts.change(fixture.accounts.change(disabled, "enabled", true), "credentialVersion", 2);
        assertInactive(access, refresh, apiDoors);
        fixture.accounts.change(changed, "credentialVersion", 1);
        assertActive(access, refresh, apiDoors);
        fixture.accounts.remove(alice);
        assertInactive(access, refresh, apiDoors);
        assertActive(own);
    }

    @Test
    void disabledClientOrNoClientMakesItsTokensInactive() {
        TestClients.change(shop, "enabled", false);
        assertInactive(access, refresh, own);
        TestClients.change(shop, "enabled", true);
        assertActive(access, refresh, own);
        fixture.clients.remove(shop);
        assertInactive(access, refresh, own);
        assertActive(apiDoors);
    }

    @Test
    void expiryMakesInactive() {
        fixture.clock.goOn(GrantFixture.TOKEN);
        assertInactive(access, own, apiDoors);
        assertActive(refresh);
        fixture.clock.goOn(GrantFixture.SESSION);
        assertInactive(refresh);
        assertThat(watcher.isEnabled()).isTrue();
    }

    @Test
    void whereTooManyGuessesCameFromNothingIsEndedAndNothingSaid() {
        assertThat(revoker.revoke(as("shop"), refresh, CROWDED)).isEqualTo(new ClientVerdict.Throttled(77));
        assertThat(inspector.inspect(as("watcher"), refresh, CROWDED)).isEqualTo(new Inspection.Throttled(77));
        assertActive(refresh, access);
    }

    /** No secrets here: they are ClientCheck's own tests. */
    private final class EveryEnabledClient extends ClientCheck {

        @Override
        public ClientVerdict authenticate(ClientCredentials credentials, Source source) {
            if (source.equals(CROWDED)) {
                return new ClientVerdict.Throttled(77);
            }
            return fixture.clients.find(credentials.ids().get(0)).filter(Client::isEnabled)
                    .<ClientVerdict>map(ClientVerdict.Authenticated::new).orElse(new ClientVerdict.Refused());
        }
    }
}
