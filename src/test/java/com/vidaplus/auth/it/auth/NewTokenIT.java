package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in a new token, claim by claim, verified by another library with nothing but the published keys. */
class NewTokenIT extends ApiDoorIT {

    private static final String ISSUER = PublishedKeys.DEFAULT_ISSUER;
    private static final int LIFETIME_SECONDS = 15 * 60;

    private static AuthClient client;
    private static PublishedKeys keys;
    private static String email;

    @BeforeAll
    static void anAccountInTwoGroups() {
        client = client();
        keys = PublishedKeys.of(client);
        email = accounts().add(PASSWORD, "doctor", "Ärzte & co");
    }

    @Test
    void theHeaderNamesAlgorithmTypeAndKeyAndNothingElse() {
        VerifiedToken token = signIn();

        assertThat(token.header()).isEqualTo(Map.of("alg", "RS256", "typ", "JWT", "kid", keys.active().getKeyId()));
        assertThat(keys.activeRsaBits()).isGreaterThanOrEqualTo(2048);
    }

    @Test
    void theClaimsAreThoseOfTheContractAndNoOthers() {
        assertThat(signIn().claims()).containsOnlyKeys(
                "iss", "sub", "upn", "preferred_username", "uid", "groups", "aud", "iat", "exp", "jti", "sid", "auth_time");
    }

    @Test
    void theAccountIsNamedByItsAddressAndItsId() throws SQLException {
        VerifiedToken token = keys.verify(client.signIn(email.toUpperCase(Locale.ROOT), PASSWORD).accessToken());

        assertThat(token.text("sub")).isEqualTo(email);
        assertThat(token.text("upn")).isEqualTo(email);
        assertThat(token.text("preferred_username")).isEqualTo(email);
        assertThat(token.text("uid")).isEqualTo(accountId());
    }

    @Test
    void theGroupsAreAnArrayEvenWhenThereAreNone() {
        assertThat(signIn().claims().get("groups")).isEqualTo(List.of("doctor", "Ärzte & co"));

        VerifiedToken without = keys.verify(client.signIn(accounts().add(PASSWORD), PASSWORD).accessToken());

        assertThat(without.claims().get("groups")).isEqualTo(List.of());
    }

    @Test
    void issuerAndAudienceAreTheSettings() {
        VerifiedToken token = signIn();

        assertThat(token.text("iss")).isEqualTo(ISSUER);
        assertThat(token.claims().get("aud")).isEqualTo(List.of(ISSUER));
    }

    @Test
    void theTimesAreWholeSecondsOfNow() {
        long before = Instant.now().getEpochSecond();
        VerifiedToken token = signIn();
        long after = Instant.now().getEpochSecond();

        assertThat(token.number("iat")).isBetween(before, after);
        assertThat(token.number("auth_time")).isBetween(before, after);
        assertThat(token.number("exp")).isEqualTo(token.number("iat") + LIFETIME_SECONDS);
    }

    @Test
    void everySignInHasIdsOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            VerifiedToken token = signIn();
            ids.add(token.text("jti"));
            ids.add(token.text("sid"));
        }
        assertThat(ids).hasSize(10).allSatisfy(id -> assertThat(id).hasSizeGreaterThanOrEqualTo(22));
    }

    @Test
    void theFirstAccountOfTheSettingsIsInGroupAdmin() {
        VerifiedToken token = keys.verify(client.signIn(service().adminEmail(), service().adminPassword()).accessToken());

        assertThat(token.text("sub")).isEqualTo(service().adminEmail());
        assertThat(token.claims().get("groups")).isEqualTo(List.of("admin"));
    }

    @Test
    void aTokenOfAClientNamesItAndItsScope() {
        RegisteredClient shop = RegisteredClient.confidential(accounts()).with("scopes", "write read");
        Form form = Form.of("username", email, "password", PASSWORD, "scope", "write read");

        VerifiedToken token = keys.verify(client.token(form, AuthClient.basic(shop.id(), shop.secret())).accessToken());

        assertThat(token.claims()).containsOnlyKeys("iss", "sub", "upn", "preferred_username", "uid", "groups", "aud", "iat", "exp", "jti",
                "sid", "auth_time", "scope", "client_id");
        assertThat(token.text("client_id")).isEqualTo(shop.id());
        assertThat(token.text("scope")).isEqualTo("read write");
    }

    private static VerifiedToken signIn() {
        return keys.verify(client.signIn(email, PASSWORD).accessToken());
    }

    private static String accountId() throws SQLException {
        try (Connection connection = service().connect();
                PreparedStatement statement = connection.prepareStatement("SELECT id FROM account WHERE email = ?")) {
            statement.setString(1, email);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
