package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SOURCE;
import static com.vidaplus.auth.grant.GrantFixture.START;
import static com.vidaplus.auth.grant.GrantFixture.refused;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.credential.Verdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordGrantTest {

    private static final String PASSWORD = "correct horse battery staple";

    private final GrantFixture fixture = new GrantFixture();
    private final Account alice = fixture.accounts.change(fixture.accounts.has("alice@example.com", "hash"), "credentialVersion", 7);
    private int checks;
    private Runnable meanwhile = () -> { };
    private Verdict verdict = new Verdict.Accepted(alice);
    private final PasswordGrant grant =
            new PasswordGrant(new Credentials(), fixture.mint, fixture.starts, fixture.events, fixture.clock);

    @Test
    void grantTypeIsPassword() {
        assertThat(grant.grantType()).isEqualTo("password");
    }

    @Test
    void tokenSaysWhoItIsForAndThatASessionBegan() {
        AccessToken token = fixture.read(issue(Optional.empty()));

        assertThat(token.subject()).isEqualTo("alice@example.com");
        assertThat(token.uid()).contains(alice.id());
        assertThat(token.groups()).containsExactly("user");
        assertThat(token.audience()).containsExactly("api");
        assertThat(token.issuedAt()).isEqualTo(START);
        assertThat(token.expiresAt()).isEqualTo(START.plus(GrantFixture.TOKEN));
        assertThat(token.scope()).isEmpty();
        assertThat(token.clientId()).isEmpty();
        assertThat(token.typ()).isEqualTo("JWT");
        assertThat(token.session()).get().satisfies(session -> {
            assertThat(session.authTime()).isEqualTo(START);
            assertThat(session.beganWith(7)).isTrue();
        });
    }

    @Test
    void resultTellsTheSecondsToTheExpiryAndTheScope() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "scopes", "read write");
        TokenResult.Issued issued = (TokenResult.Issued) issue(Optional.of(shop), "read", "admin");

        assertThat(issued.expiresIn()).isEqualTo(900);
        assertThat(issued.scope()).isEqualTo(scope("read"));
        assertThat(issued).hasToString("Issued");
    }

    @Test
    void everySignInIsASessionOfItsOwn() {
        AccessToken one = fixture.read(issue(Optional.empty()));
        AccessToken other = fixture.read(issue(Optional.empty()));

        assertThat(one.jti()).isNotEqualTo(other.jti());
        assertThat(one.session().map(Session::sid)).isNotEqualTo(other.session().map(Session::sid));
    }

    @Test
    void timesAreWholeSeconds() {
        fixture.clock.goOn(Duration.ofMillis(987));
        AccessToken token = fixture.read(issue(Optional.empty()));

        assertThat(token.issuedAt()).isEqualTo(START);
        assertThat(token.expiresAt()).isEqualTo(START.plusSeconds(900));
    }

    @Test
    void clientDecidesAudienceLifetimeTypeAndScope() {
        Client shop = fixture.clients.has("shop", null);
        TestClients.change(shop, "audiences", "stock portal");
        TestClients.change(shop, "accessTokenMinutes", 5);
        TestClients.change(shop, "tokenTyp", "at+jwt");
        TestClients.change(shop, "scopes", "read write");

        AccessToken token = fixture.read(issue(Optional.of(shop), "admin", "write"));

        assertThat(token.audience()).containsExactly("portal", "stock");
        assertThat(token.expiresAt()).isEqualTo(START.plusSeconds(300));
        assertThat(token.typ()).isEqualTo("at+jwt");
        assertThat(token.scope()).isEqualTo(scope("write"));
        assertThat(token.clientId()).contains("shop");
    }

    @Test
    void noTokenLivesLongerThanTheSession() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "accessTokenMinutes", 600);
        TokenResult issued = issue(Optional.of(shop));

        assertThat(fixture.read(issued).expiresAt()).isEqualTo(START.plus(GrantFixture.SESSION));
        assertThat(((TokenResult.Issued) issued).expiresIn()).isEqualTo(GrantFixture.SESSION.toSeconds());
    }

    @Test
    void wrongCredentialsAreAnInvalidGrant() {
        verdict = Verdict.Refused.INCORRECT;

        assertThat(issue(Optional.empty())).isEqualTo(refused(Refusal.INVALID_GRANT));
    }

    @Test
    void overloadIsToldAsSuch() {
        verdict = Verdict.Refused.OVERLOADED;

        assertThat(issue(Optional.empty())).isEqualTo(refused(Refusal.OVERLOADED));
    }

    @Case("A19")
    @Test
    void throttlingIsToldAsSuch() {
        verdict = new Verdict.Throttled(321);

        assertThat(issue(Optional.empty())).isEqualTo(new TokenResult.Throttled(321));
    }

    @Test
    void missingNameOrPasswordIsRefusedBeforeAnythingIsChecked() {
        TokenRequest noName = new TokenRequest("password", Optional.empty(), Optional.empty(), Optional.of(PASSWORD), Optional.empty(),
                Optional.empty(), ScopeRule.NARROW, false, SOURCE);
        TokenRequest noPassword = new TokenRequest("password", Optional.empty(), Optional.of("alice"), Optional.empty(), Optional.empty(),
                Optional.empty(), ScopeRule.NARROW, false, SOURCE);

        assertThat(grant.issue(noName, Optional.empty())).isEqualTo(refused(Refusal.INVALID_REQUEST));
        assertThat(grant.issue(noPassword, Optional.empty())).isEqualTo(refused(Refusal.INVALID_REQUEST));
        assertThat(checks).isZero();
    }

    @Test
    void scopeThatIsRefusedCostsNoHash() {
        TokenRequest request = new TokenRequest("password", Optional.empty(), Optional.of("alice@example.com"), Optional.of(PASSWORD),
                Optional.empty(), Optional.of(scope("admin")), ScopeRule.REFUSE, false, SOURCE);

        assertThat(grant.issue(request, Optional.of(fixture.clients.has("shop", null)))).isEqualTo(refused(Refusal.INVALID_SCOPE));
        assertThat(checks).isZero();
    }

    @Test
    void theSignInIsRecordedOnceTheTokenIsMade() {
        AccessToken token = fixture.read(issue(Optional.of(fixture.clients.has("shop", null))));

        assertThat(fixture.events.all()).containsExactly(AuditEvent.of(AuditType.SIGN_IN).by(alice.id()).on(alice.id())
                .through(Optional.of("shop")).in(token.session().orElseThrow().sid()));
    }

    private TokenResult issue(Optional<Client> client, String... asked) {
        TokenRequest request = new TokenRequest("password", Optional.empty(), Optional.of("alice@example.com"), Optional.of(PASSWORD),
                Optional.empty(), Optional.of(scope(asked)), ScopeRule.NARROW, false, SOURCE);
        return grant.issue(request, client);
    }

    @Test
    void refreshTokenIsGivenWhereTheDoorHandsThemOutAndTheClientMayUseThem() {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "grantTypes", "password refresh_token");
        TokenRequest request = new TokenRequest("password", Optional.empty(), Optional.of("alice@example.com"), Optional.of(PASSWORD),
                Optional.empty(), Optional.empty(), ScopeRule.REFUSE, true, SOURCE);

        assertThat(((TokenResult.Issued) grant.issue(request, Optional.of(shop))).refreshToken()).isPresent();
        assertThat(((TokenResult.Issued) issue(Optional.of(shop))).refreshToken()).as("the API door").isEmpty();
        TestClients.change(shop, "grantTypes", "password");
        assertThat(((TokenResult.Issued) grant.issue(request, Optional.of(shop))).refreshToken()).as("not registered for it").isEmpty();
    }

    /** At both doors, with and without a refresh token. */
    static Stream<Arguments> waysThroughAClient() {
        return Stream.of(Arguments.of(true, "password refresh_token"), Arguments.of(true, "password"), Arguments.of(false, "password"));
    }

    private TokenResult signInThrough(Client client, boolean oauthDoor) {
        return grant.issue(new TokenRequest("password", Optional.empty(), Optional.of("alice@example.com"), Optional.of(PASSWORD),
                Optional.empty(), Optional.empty(), ScopeRule.REFUSE, oauthDoor, SOURCE), Optional.of(client));
    }

    @ParameterizedTest
    @MethodSource("waysThroughAClient")
    void signInUnderWayDoesNotOutliveTheDisablingOrDeletionOfItsClient(boolean oauthDoor, String grantTypes) {
        Client judged = TestClients.change(fixture.clients.has("shop", null), "grantTypes", grantTypes);
        meanwhile = () -> TestClients.change(fixture.clients.has("shop", null), "enabled", false);
        assertThat(signInThrough(judged, oauthDoor)).isEqualTo(refused(Refusal.INVALID_CLIENT));

        meanwhile = () -> fixture.clients.remove(judged);
        assertThat(signInThrough(judged, oauthDoor)).isEqualTo(refused(Refusal.INVALID_CLIENT));

        meanwhile = () -> TestClients.change(fixture.clients.has("shop", null), "version", 2);
        assertThat(signInThrough(judged, oauthDoor)).as("disabled and enabled, or changed").isEqualTo(refused(Refusal.OVERLOADED));
        assertThat(fixture.events.all()).extracting(AuditEvent::type).containsOnly(AuditType.SIGN_IN_REFUSED);
    }

    @ParameterizedTest
    @MethodSource("waysThroughAClient")
    void signInUnderWayDoesNotOutliveTheDisablingOfItsAccount(boolean oauthDoor, String grantTypes) {
        Client shop = TestClients.change(fixture.clients.has("shop", null), "grantTypes", grantTypes);
        meanwhile = () -> fixture.accounts.change(alice, "enabled", false);
        assertThat(signInThrough(shop, oauthDoor)).isEqualTo(refused(Refusal.INVALID_GRANT));

        meanwhile = () -> fixture.accounts.change(alice, "credentialVersion", 8);
        assertThat(signInThrough(shop, oauthDoor)).isEqualTo(refused(Refusal.INVALID_GRANT));
    }

    @Test
    void tokenThatNoDoorWouldTakeIsNotIssued() {
        verdict = new Verdict.Accepted(fixture.accounts.change(alice, "groups", GrantFixture.tooManyGroups()));
        Client shop = TestClients.change(fixture.clients.has("shop", null), "grantTypes", "password refresh_token");

        assertThat(issue(Optional.empty())).isEqualTo(refused(Refusal.TOKEN_TOO_LONG));
        assertThat(signInThrough(shop, true)).isEqualTo(refused(Refusal.TOKEN_TOO_LONG));
        assertThat(fixture.events.all()).extracting(AuditEvent::type).containsOnly(AuditType.SIGN_IN_REFUSED);
    }

    @Test
    void sessionSaysWhetherItBeganAtTheApiDoor() {
        Client shop = fixture.clients.has("shop", null);

        assertThat(fixture.read(signInThrough(shop, false)).session()).get().matches(Session::beganAtApiDoor).matches(s -> s.beganWith(7));
        assertThat(fixture.read(signInThrough(shop, true)).session()).get().matches(s -> !s.beganAtApiDoor()).matches(s -> s.beganWith(7));
    }

    /** Says what it is told to, and counts. */
    private final class Credentials extends CredentialCheck {

        @Override
        public Verdict check(String username, String typed, Source source, Optional<String> clientId) {
            assertThat(username).isEqualTo("alice@example.com");
            assertThat(typed).isEqualTo(PASSWORD);
            assertThat(source).isEqualTo(SOURCE);
            checks++;
            meanwhile.run();
            return verdict;
        }
    }
}
