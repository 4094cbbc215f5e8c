package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SOURCE;
import static com.vidaplus.auth.grant.GrantFixture.refused;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.session.RefreshTokenLock;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class RefreshTokenGrantTest {

    private final GrantFixture fixture = new GrantFixture();
    private final RefreshTokenGrant grant =
            new RefreshTokenGrant(fixture.refreshTokens, new RefreshTokenLock(), fixture.mint, fixture.events, fixture.clock);
    private final Account alice = fixture.accounts.has("alice@example.com", "hash");
    private final Client shop = TestClients.change(fixture.clients.has("shop", "hash"), "scopes", "read write");
    private final Session session = Session.begin(1, GrantFixture.START);
    private final String token = fixture.families.begin(session, alice.id(), "shop", scope("read", "write"), GrantFixture.SESSION);

    private TokenResult refresh(String presented, String... asked) {
        Optional<SortedSet<String>> scope = asked.length == 0 ? Optional.empty() : Optional.of(scope(asked));
        return grant.issue(request(Optional.of(presented), scope), Optional.of(shop));
    }

    private static TokenRequest request(Optional<String> presented, Optional<SortedSet<String>> scope) {
        return new TokenRequest("refresh_token", Optional.empty(), Optional.empty(), Optional.empty(), presented, scope,
                ScopeRule.REFUSE, true, SOURCE);
    }

    private static String successor(TokenResult result) {
        return ((TokenResult.Issued) result).refreshToken().orElseThrow();
    }

    @Test
    void grantTypeIsRefreshToken() {
        assertThat(grant.grantType()).isEqualTo("refresh_token");
    }

    @Test
    void sessionGoesOnWithANewPair() {
        fixture.clock.goOn(Duration.ofMinutes(50));

        TokenResult result = refresh(token);

        AccessToken access = fixture.read(result);
        assertThat(access.session()).contains(session);
        assertThat(access.subject()).isEqualTo("alice@example.com");
        assertThat(access.scope()).isEqualTo(scope("read", "write"));
        assertThat(access.expiresAt()).as("the session's end").isEqualTo(GrantFixture.START.plus(GrantFixture.SESSION));
        assertThat(successor(result)).isNotEqualTo(token);
        assertThat(refresh(successor(result))).isInstanceOf(TokenResult.Issued.class);
    }

    @Test
    void withoutATokenOrAClientTheRequestIsRefused() {
        assertThat(grant.issue(request(Optional.empty(), Optional.empty()), Optional.of(shop))).isEqualTo(refused(Refusal.INVALID_REQUEST));
        assertThat(grant.issue(request(Optional.of(token), Optional.empty()), Optional.empty())).isEqualTo(refused(Refusal.INVALID_CLIENT));
    }

    @Test
    void everyTokenThatIsNotGoodIsAnInvalidGrant() {
        Client other = fixture.clients.has("other", "hash");
        assertThat(refresh("unknown")).isEqualTo(refused(Refusal.INVALID_GRANT));
        assertThat(grant.issue(request(Optional.of(token), Optional.empty()), Optional.of(other)))
                .isEqualTo(refused(Refusal.INVALID_GRANT));
        String third = successor(refresh(successor(refresh(token))));
        assertThat(refresh(token)).as("replayed").isEqualTo(refused(Refusal.INVALID_GRANT));
        assertThat(refresh(third)).as("its family has ended").isEqualTo(refused(Refusal.INVALID_GRANT));
    }

    @Test
    void narrowerScopeIsForOneAccessTokenOnly() {
        TokenResult narrow = refresh(token, "read");

        assertThat(fixture.read(narrow).scope()).isEqualTo(scope("read"));
        assertThat(fixture.read(refresh(successor(narrow))).scope()).isEqualTo(scope("read", "write"));
    }

    @Test
    void scopeThatTheSessionNeverHadIsRefusedAndTheTokenStaysGood() {
        TestClients.change(shop, "scopes", "read write admin");

        assertThat(refresh(token, "read", "admin")).isEqualTo(refused(Refusal.INVALID_SCOPE));
        assertThat(fixture.read(refresh(token)).scope()).isEqualTo(scope("read", "write"));
    }

    @Test
    void scopeThatTheClientLostIsRefusedWhereAskedForAndLeftOutWhereNot() {
        TestClients.change(shop, "scopes", "read");

        assertThat(refresh(token, "write")).isEqualTo(refused(Refusal.INVALID_SCOPE));
        assertThat(refresh(token, "read", "write")).isEqualTo(refused(Refusal.INVALID_SCOPE));
        assertThat(fixture.read(refresh(token)).scope()).isEqualTo(scope("read"));
    }

    @Test
    void tokenThatNoDoorWouldTakeIsNotIssuedAndTheRefreshTokenStaysGood() {
        Account before = fixture.accounts.change(alice, "enabled", true);
        fixture.accounts.change(alice, "groups", GrantFixture.tooManyGroups());
        assertThat(refresh(token)).isEqualTo(refused(Refusal.TOKEN_TOO_LONG));

        fixture.accounts.change(before, "enabled", true);
        assertThat(refresh(token)).isInstanceOf(TokenResult.Issued.class);
    }

    @Test
    void accountThatMayNotSignInAnyMoreEndsTheFamilyForGood() {
        Account disabled = fixture.accounts.change(alice, "enabled", false);
        assertThat(refresh(token)).isEqualTo(refused(Refusal.INVALID_GRANT));
        assertThat(fixture.families.endReason()).contains("account");

        fixture.accounts.change(disabled, "enabled", true);

        assertThat(refresh(token)).isEqualTo(refused(Refusal.INVALID_GRANT));
    }

    @Test
    void newPasswordOrNoAccountEndsTheFamily() {
        fixture.accounts.change(alice, "credentialVersion", 2);
        assertThat(refresh(token)).isEqualTo(refused(Refusal.INVALID_GRANT));

        Account bob = fixture.accounts.has("bob@example.com", "hash");
        Session his = Session.begin(1, GrantFixture.START);
        String bobs = fixture.families.begin(his, bob.id(), "shop", scope(), GrantFixture.SESSION);
        fixture.accounts.remove(bob);
        assertThat(refresh(bobs)).isEqualTo(refused(Refusal.INVALID_GRANT));
    }

    /** What is known of the family is forgotten then: a token that lived on would count again after a revocation. */
    @Test
    void noAccessTokenOutlivesItsFamilyWhenTheSettingsAllowMoreThanAtTheSignIn() {
        Session begun = Session.begin(1, GrantFixture.START);
        String short5 = fixture.families.begin(begun, alice.id(), "shop", scope(), Duration.ofMinutes(5));

        assertThat(fixture.read(refresh(short5)).expiresAt()).isEqualTo(GrantFixture.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void sessionPastItsEndIsRefusedEvenIfTheFamilyHasALaterOne() {
        Session old = Session.begin(1, GrantFixture.START.minus(GrantFixture.SESSION));
        String late = fixture.families.begin(old, alice.id(), "shop", scope(), GrantFixture.SESSION);

        assertThat(refresh(late)).isEqualTo(refused(Refusal.INVALID_GRANT));
    }
}
