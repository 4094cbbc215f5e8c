package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Deadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refreshing (RFC 6749 §6) and its rotation (RFC 6749 §10.4, RFC 9700 §4.14.2), one request at a time. */
class RefreshTokenIT extends OAuthIT {

    private final TestClient client = clients.a().scopes("read write").added();

    @Case("F01")
    @Test
    void rfc6749Section6_aRefreshGivesANewPair() {
        Answer first = signedIn(client);

        Answer second = refreshed(client, first.refreshToken());

        assertThat(second.json()).containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(isActive(second.accessToken())).isTrue();
        assertThat(isActive(second.refreshToken())).isTrue();
    }

    @Test
    void theSessionIsKeptAndTheTokenIsNew() {
        Answer first = signedIn(client);
        Map<String, Object> before = claims(first.accessToken());

        Map<String, Object> after = claims(refreshed(client, first.refreshToken()).accessToken());

        for (String kept : List.of("iss", "sub", "upn", "uid", "sid", "auth_time", "aud", "client_id", "scope")) {
            assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept)).isNotNull();
        }
        assertThat(after.get("jti")).isNotEqualTo(before.get("jti"));
    }

    @Test
    void theAccountIsReadAgain() {
        String email = accounts.add(PASSWORD, "nurses");
        Answer first = signIn(client, email);
        accounts.execute("UPDATE account_group SET group_name = 'doctors'"
                + " WHERE account_id = (SELECT id FROM account WHERE email = ?)", email);

        Answer second = refreshed(client, first.refreshToken());

        assertThat(claims(second.accessToken()).get("groups")).isEqualTo(List.of("doctors"));
    }

    @Test
    void rfc6749Section6_theRefreshTokenIsRequired() {
        assertRefused(refresh(client, ""), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR '1'='1", "\u20ac\u20ac"})
    void rfc6749Section5_2_anUnknownRefreshTokenIsInvalid(String unknown) {
        assertRefused(refresh(client, unknown), 400, "invalid_grant");
    }

    @Case("E11")
    @Test
    void anAccessTokenIsNoRefreshTokenAndNotTheOtherWayRound() {
        Answer tokens = signedIn(client);

        assertRefused(refresh(client, tokens.accessToken()), 400, "invalid_grant");
        assertThat(door.refresh(tokens.refreshToken()).status()).isEqualTo(401);
        assertThat(isActive(tokens.refreshToken())).isTrue();
    }

    @Case("F02")
    @Test
    void rfc9700Section4_14_2_aReplayAfterTheGraceTimeEndsTheFamily() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());
        ageReplacements(first, 11);

        assertRefused(refresh(client, first.refreshToken()), 400, "invalid_grant");

        assertEnded(client, second);
        assertInactive(first.accessToken());
    }

    /** Rounded to whole seconds it would end half a second early. An attempt in which the machine was too slow tells nothing. */
    @Test
    void theGraceTimeIsGivenToItsEnd() {
        for (int attempt = 0; attempt < 10; attempt++) {
            Answer first = signedIn(client);
            Answer second = refreshed(client, first.refreshToken());
            accounts.execute("UPDATE refresh_token SET issued_at = CURRENT_TIMESTAMP - INTERVAL '9.55' SECOND WHERE family_id = ?"
                    + " AND seq = 1", sid(first));
            Instant start = Instant.now();
            Answer again = refresh(client, first.refreshToken());
            if (Duration.between(start, Instant.now()).toMillis() < 400) {
                assertThat(again.text("refresh_token")).isEqualTo(second.refreshToken());
                return;
            }
        }
        throw new AssertionError("This machine never answered within 400 ms");
    }

    @Case({"F03", "F09"})
    @Test
    void rfc9700Section4_14_2_aGrandparentEndsTheFamilyAtOnce() {
        Answer first = signedIn(client);
        Answer third = refreshed(client, refreshed(client, first.refreshToken()).refreshToken());

        assertRefused(refresh(client, first.refreshToken()), 400, "invalid_grant");

        assertEnded(client, third);
    }

    @Case("F06")
    @Test
    void aClientWhoseAnswerWasLostGetsTheSameSuccessor() {
        Answer first = signedIn(client);
        Answer lost = refreshed(client, first.refreshToken());
        ageReplacements(first, 5);

        Answer again = refreshed(client, first.refreshToken());
        Answer andAgain = refreshed(client, first.refreshToken());

        assertThat(again.refreshToken()).isEqualTo(lost.refreshToken()).isEqualTo(andAgain.refreshToken());
        assertThat(refreshed(client, again.refreshToken()).refreshToken()).isNotEqualTo(again.refreshToken());
    }

    @Case("F07")
    @Test
    void whatTheVersionBeforeStoredOfAReplacementIsUnderstood() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());
        asTheVersionBeforeStoredIt(first);

        assertThat(refreshed(client, first.refreshToken()).refreshToken()).isEqualTo(second.refreshToken());
        Answer third = refreshed(client, second.refreshToken());
        asTheVersionBeforeStoredIt(first);
        accounts.execute("UPDATE refresh_token SET replaced_at = replaced_at - INTERVAL '11' SECOND WHERE family_id = ?", sid(first));

        assertRefused(refresh(client, second.refreshToken()), 400, "invalid_grant");
        assertRefused(refresh(client, third.refreshToken()), 400, "invalid_grant");
    }

    private void asTheVersionBeforeStoredIt(Answer tokens) {
        accounts.execute("UPDATE refresh_token SET"
                + " replaced_at = (SELECT s.issued_at FROM refresh_token s WHERE s.family_id = refresh_token.family_id"
                + " AND s.seq = refresh_token.seq + 1),"
                + " sealed_successor = (SELECT s.sealed_for_parent FROM refresh_token s WHERE s.family_id = refresh_token.family_id"
                + " AND s.seq = refresh_token.seq + 1) WHERE family_id = ?", sid(tokens));
        accounts.execute("UPDATE refresh_token SET issued_at = NULL, sealed_for_parent = NULL WHERE family_id = ?", sid(tokens));
    }

    @Test
    void aUsedSuccessorEndsTheForgivenessForItsParent() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());
        Answer third = refreshed(client, second.refreshToken());

        assertRefused(refresh(client, first.refreshToken()), 400, "invalid_grant");

        assertEnded(client, third);
    }

    @Test
    void theParentOfAnUsedSuccessorIsForgivenAsTheirImmediateParentOnly() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());
        Answer third = refreshed(client, second.refreshToken());

        assertThat(refreshed(client, second.refreshToken()).refreshToken()).isEqualTo(third.refreshToken());
    }

    @Test
    void aReplacedTokenIsNotActiveEvenWithinTheGraceTime() {
        Answer first = signedIn(client);
        refreshed(client, first.refreshToken());

        assertInactive(first.refreshToken());
    }

    @Case("F08")
    @Test
    void rfc6749Section6_anotherClientsTokenIsRefusedAndItsFamilyGoesOn() {
        TestClient other = clients.a().scopes("read write").added();
        Answer tokens = signedIn(client);

        assertRefused(refresh(other, tokens.refreshToken()), 400, "invalid_grant");

        // The server writes its log with a delay, and a flood of refusals of other tests is summed up in it.
        Pattern event = Pattern.compile("\"session\":\"" + Pattern.quote(sid(tokens)) + "\".*\"refresh-token-foreign\"");
        Deadline.of(Duration.ofSeconds(30), "the event is in the log").await(() -> {
            assertRefused(refresh(other, tokens.refreshToken()), 400, "invalid_grant");
            return event.matcher(service().log()).find();
        });
        assertThat(refreshed(client, tokens.refreshToken()).json()).containsKey("refresh_token");
    }

    @Case("F08")
    @Test
    void rfc6749Section6_anotherClientsReplayDoesNotEndTheFamily() {
        TestClient other = clients.a().withoutSecret().added();
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());
        ageReplacements(first, 60);

        assertRefused(refresh(other, first.refreshToken()), 400, "invalid_grant");

        assertThat(isActive(second.refreshToken())).isTrue();
    }

    @Test
    void rfc6749Section10_4_whatWasReplayedIsLogged() {
        Answer first = signedIn(client);
        refreshed(client, refreshed(client, first.refreshToken()).refreshToken());
        refresh(client, first.refreshToken());

        assertThat(service().log()).doesNotContain(first.refreshToken())
                .containsPattern("\"refresh-token-replayed\".*\"session\":\"" + Pattern.quote(sid(first)) + "\"");
    }

    @Case("F11")
    @Test
    void aNewPasswordEndsTheFamily() {
        String email = accounts.add(PASSWORD);
        Answer tokens = signIn(client, email);

        accounts.changePassword(email, PASSWORD + " 2");

        assertEnded(client, tokens);
    }

    @Test
    void aDisabledAccountEndsTheFamilyForGood() {
        String email = accounts.add(PASSWORD);
        Answer tokens = signIn(client, email);
        accounts.disable(email);
        assertEnded(client, tokens);

        accounts.execute("UPDATE account SET enabled = TRUE WHERE email = ?", email);

        assertEnded(client, tokens);
    }

    @Case("F18")
    @Test
    void aDeletedAccountEndsTheFamily() {
        String email = accounts.add(PASSWORD);
        Answer tokens = signIn(client, email);

        accounts.execute("DELETE FROM account WHERE email = ?", email);

        assertEnded(client, tokens);
    }

    @Test
    void aDeletedClientEndsTheFamily() {
        TestClient mortal = clients.a().added();
        Answer tokens = signedIn(mortal);

        accounts.execute("DELETE FROM client WHERE id = ?", mortal.id());

        assertRefused(refresh(mortal, tokens.refreshToken()), 401, "invalid_client");
        assertInactive(tokens.refreshToken());
        assertInactive(tokens.accessToken());
    }

    @Case("F16")
    @Test
    void rotationsDoNotMoveTheAbsoluteEnd() {
        Answer first = signedIn(client);
        long end = (Long) introspected(first.refreshToken()).json().get("exp");
        Answer second = refreshed(client, first.refreshToken());
        assertThat(introspected(second.refreshToken()).json()).containsEntry("exp", end);

        accounts.execute("UPDATE refresh_family SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE id = ?", sid(first));

        assertEnded(client, second);
        assertInactive(first.accessToken());
    }

    @Test
    void noAccessTokenOutlivesItsFamily() {
        TestClient patient = clients.a().minutes(1440).added();

        Answer tokens = signedIn(patient);

        Map<String, Object> claims = claims(tokens.accessToken());
        assertThat((Long) claims.get("exp") - (Long) claims.get("auth_time")).isEqualTo(720 * 60L);
    }

    @Case("F15")
    @Test
    void rfc6749Section6_aNarrowerScopeIsGrantedForThisAccessToken() {
        Answer first = signedIn(client);

        Answer narrow = refreshed(client, first.refreshToken(), "scope", "read");

        assertThat(narrow.text("scope")).isEqualTo("read");
        assertThat(claims(narrow.accessToken())).containsEntry("scope", "read");
        assertThat(refreshed(client, narrow.refreshToken()).text("scope"))
                .as("the new refresh token has the scope of the one before").isEqualTo("read write");
    }

    @Case("F15")
    @Test
    void rfc6749Section6_aWiderScopeThanAtTheSignInIsRefusedAndTheTokenStaysGood() {
        Answer first = signedIn(client, "scope", "read");

        assertRefused(refresh(client, first.refreshToken(), "scope", "read write"), 400, "invalid_scope");
        assertRefused(refresh(client, first.refreshToken(), "scope", "other"), 400, "invalid_scope");

        assertThat(refreshed(client, first.refreshToken()).text("scope")).isEqualTo("read");
    }

    @Test
    void aScopeThatTheClientLostIsGoneAndCannotBeAskedFor() {
        Answer first = signedIn(client);
        clients.setScopes(client, "read");

        assertRefused(refresh(client, first.refreshToken(), "scope", "write"), 400, "invalid_scope");
        assertThat(refreshed(client, first.refreshToken()).text("scope")).isEqualTo("read");
    }

    @Test
    void aScopeThatTheClientGainedIsNotInTheOldSession() {
        Answer first = signedIn(client);
        clients.setScopes(client, "read write admin");

        assertRefused(refresh(client, first.refreshToken(), "scope", "admin"), 400, "invalid_scope");
        assertThat(refreshed(client, first.refreshToken()).text("scope")).isEqualTo("read write");
    }

    @Test
    void aClientThatLostTheGrantIsUnauthorized() {
        Answer first = signedIn(client);
        clients.setGrants(client, "password");

        assertRefused(refresh(client, first.refreshToken()), 400, "unauthorized_client");
    }

    @Test
    void theApiDoorDoesNotGoRoundTheRotation() {
        Answer first = signedIn(client);

        assertThat(door.refresh(first.accessToken()).status()).isEqualTo(401);
        assertThat(door.refresh(refreshed(client, first.refreshToken()).accessToken()).status()).isEqualTo(401);
    }

    /** What its client may not do here, nobody does for it there. */
    @Test
    void aSessionWithoutAFamilyDoesNotSlideAtTheApiDoorEither() {
        Answer tokens = signedIn(clients.a().grants("password").added());

        assertThat(door.refresh(tokens.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void noRefreshTokenIsReadableInTheDatabase() throws SQLException {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());

        List<String> stored = new ArrayList<>();
        try (Connection connection = service().connect(); PreparedStatement statement = connection.prepareStatement(
                "SELECT t.*, f.* FROM refresh_token t JOIN refresh_family f ON f.id = t.family_id WHERE f.id = ?")) {
            statement.setString(1, sid(first));
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    stored.add(String.valueOf(rows.getObject(i)));
                }
            }
        }
        assertThat(stored).hasSizeGreaterThan(20)
                .noneMatch(value -> value.contains(first.refreshToken()) || value.contains(second.refreshToken()));
    }
}
