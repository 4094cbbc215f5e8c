package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as this service signs them, read by a second library, and read back. What it must refuse: {@link ForgedTokensTest}. */
class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Settings SETTINGS = TestSettings.of("TOKEN_ISSUER", "https://auth.example");
    private static final KeyRingInMemory RSA = KeyRingInMemory.of("RS256");
    private static final KeyRingInMemory EC = KeyRingInMemory.of("ES256");

    private static final AccessToken FULL = new AccessToken("alice@example.com", Optional.of("4b1c"),
            new TreeSet<>(List.of("user", "admin")),
            List.of("api", "portal"), NOW, NOW.plusSeconds(900), "jti-1", Optional.of(new Session("c2lk.1", NOW.minusSeconds(60))),
            new TreeSet<>(List.of("write", "read")), Optional.of("shop"), AccessToken.TYP_JWT);
    private static final AccessToken BARE = new AccessToken("robot", Optional.empty(), new TreeSet<>(), List.of("https://auth.example"),
            NOW, NOW.plusSeconds(60), "jti-2", Optional.empty(), new TreeSet<>(), Optional.of("robot"), AccessToken.TYP_JWT);

    static Stream<Arguments> tokens() {
        return Stream.of(arguments("an account's, RS256", RSA, FULL), arguments("a client's, RS256", RSA, BARE),
                arguments("an account's, ES256", EC, FULL), arguments("a client's, ES256", EC, BARE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void whatWasSignedIsReadBack(String name, KeyRingInMemory keys, AccessToken token) {
        assertThat(at(NOW, keys).verify(at(NOW, keys).sign(token)).map(VerifiedToken::token)).contains(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void headerIsAlgTypAndKidAndNothingElse(String name, KeyRingInMemory keys, AccessToken token) throws Exception {
        Map<String, Object> header = json(at(NOW, keys).sign(token).split("\\.")[0]);

        assertThat(header).containsOnly(Map.entry("alg", keys == RSA ? "RS256" : "ES256"), Map.entry("typ", "JWT"),
                Map.entry("kid", keys.active().kid()));
    }

    @Test
    void everyClaimIsThereWithItsType() throws Exception {
        Map<String, Object> claims = readByOther(RSA, at(NOW, RSA).sign(FULL)).getClaimsMap();

        assertThat(claims).containsOnly(
                Map.entry("iss", "https://auth.example"),
                Map.entry("sub", "alice@example.com"), Map.entry("upn", "alice@example.com"),
                Map.entry("preferred_username", "alice@example.com"),
                Map.entry("uid", "4b1c"),
                Map.entry("groups", List.of("admin", "user")),
                Map.entry("aud", List.of("api", "portal")),
                Map.entry("iat", NOW.getEpochSecond()), Map.entry("exp", NOW.getEpochSecond() + 900),
                Map.entry("jti", "jti-1"), Map.entry("sid", "c2lk.1"), Map.entry("auth_time", NOW.getEpochSecond() - 60),
                Map.entry("scope", "read write"), Map.entry("client_id", "shop"));
    }

    @Test
    void clientsTokenHasNoUidAndNoSession() throws Exception {
        Map<String, Object> claims = readByOther(RSA, at(NOW, RSA).sign(BARE)).getClaimsMap();

        assertThat(claims).containsOnlyKeys("iss", "sub", "upn", "preferred_username", "groups", "aud", "iat", "exp", "jti", "client_id")
                .containsEntry("sub", "robot").containsEntry("upn", "robot");
    }

    @Test
    void groupsAreAnArrayEvenWhereThereAreNone() throws Exception {
        assertThat(json(at(NOW, RSA).sign(BARE).split("\\.")[1])).containsEntry("groups", List.of());
    }

    @Test
    void oneAudienceIsAnArrayToo() throws Exception {
        assertThat(json(at(NOW, RSA).sign(BARE).split("\\.")[1])).containsEntry("aud", List.of("https://auth.example"));
    }

    @Test
    void timesAreIntegersAsWritten() {
        String payload = text(at(NOW, RSA).sign(FULL).split("\\.")[1]);

        assertThat(payload).containsPattern("\"iat\":" + NOW.getEpochSecond() + "[,}]")
                .containsPattern("\"exp\":" + (NOW.getEpochSecond() + 900) + "[,}]")
                .containsPattern("\"auth_time\":" + (NOW.getEpochSecond() - 60) + "[,}]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void anotherLibraryVerifiesItWithTheJwkSetAlone(String name, KeyRingInMemory keys, AccessToken token) throws Exception {
        assertThat(readByOther(keys, at(NOW, keys).sign(token)).getJwtId()).isEqualTo(token.jti());
    }

    @Test
    void activeKeySignsAndEveryKeyAtHandVerifies() {
        KeyRingInMemory both = KeyRingInMemory.of("ES256", "RS256");
        AccessTokens tokens = at(NOW, both);
        String compact = tokens.sign(FULL);

        assertThat(text(compact.split("\\.")[0])).contains(both.active().kid());
        assertThat(tokens.verify(compact).map(VerifiedToken::token)).contains(FULL);
        assertThat(at(NOW, EC).verify(compact)).as("a service that lacks this key").isEmpty();
    }

    @Test
    void accessTokenTypeOfRfc9068IsAcceptedFromUs() throws Exception {
        AccessToken chosen = new AccessToken(FULL.subject(), FULL.uid(), FULL.groups(), FULL.audience(), FULL.issuedAt(), FULL.expiresAt(),
                FULL.jti(), FULL.session(), FULL.scope(), FULL.clientId(), AccessToken.TYP_AT_JWT);
        String compact = at(NOW, RSA).sign(chosen);

        assertThat(json(compact.split("\\.")[0])).containsEntry("typ", "at+jwt");
        assertThat(at(NOW, RSA).verify(compact).map(VerifiedToken::token)).contains(chosen);
    }

    @Case("E09")
    @ParameterizedTest(name = "{0} s after issue: {1}")
    @CsvSource({"-31, false", "-30, true", "0, true", "899, true", "900, false", "901, false", "86400, false"})
    void tokenCountsUntilItsExpiryAndNotBeforeItsIssueLessTheSkew(long seconds, boolean accepted) {
        String compact = at(NOW, RSA).sign(FULL);

        assertThat(at(NOW.plusSeconds(seconds), RSA).verify(compact).isPresent()).isEqualTo(accepted);
    }

    @Case("E10")
    @Test
    void anotherIssuersTokenIsRefusedUnderTheSameKey() {
        AccessTokens other = new AccessTokens(RSA, TestSettings.of("TOKEN_ISSUER", "https://other.example"), TestTime.of(fixed(NOW)));

        assertThat(at(NOW, RSA).verify(other.sign(FULL))).isEmpty();
    }

    @Test
    void jtiIsNeverTheSameTwice() {
        assertThat(Stream.generate(AccessToken::newJti).limit(1_000).distinct()).hasSize(1_000)
                .allMatch(jti -> jti.matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void tokenWithFiftyGroupsStillComesBack() {
        TreeSet<String> groups = Stream.iterate(0, i -> i + 1).limit(50).map(i -> "group-with-a-rather-long-name-" + i)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        AccessToken token = new AccessToken(FULL.subject(), FULL.uid(), groups, FULL.audience(), NOW, FULL.expiresAt(), FULL.jti(),
                FULL.session(), FULL.scope(), FULL.clientId(), FULL.typ());

        assertThat(at(NOW, RSA).verify(at(NOW, RSA).sign(token)).map(VerifiedToken::token)).contains(token);
    }

    @Test
    void oddTextInClaimsComesBackAsItWas() {
        AccessToken token = new AccessToken("a\"b\\c\u2028</script>@example.com", Optional.of("\u00E9\uD83D\uDD11"), FULL.groups(),
                FULL.audience(), NOW, FULL.expiresAt(), FULL.jti(), FULL.session(), FULL.scope(), FULL.clientId(), FULL.typ());

        assertThat(at(NOW, RSA).verify(at(NOW, RSA).sign(token)).map(VerifiedToken::token)).contains(token);
    }

    private static AccessTokens at(Instant time, KeyRingInMemory keys) {
        return new AccessTokens(keys, SETTINGS, TestTime.of(fixed(time)));
    }

    private static Clock fixed(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static JwtClaims readByOther(KeyRingInMemory keys, String compact) throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys.jwkSet()).getJsonWebKeys()))
                .setExpectedIssuer("https://auth.example").setSkipDefaultAudienceValidation()
                .setRequireSubject().setRequireJwtId().setRequireIssuedAt().setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(NOW.plus(Duration.ofSeconds(30)).getEpochSecond())).build();
        JwtContext context = consumer.process(compact);
        return context.getJwtClaims();
    }

    private static String text(String part) {
        return Jws.text(part);
    }

    private static Map<String, Object> json(String part) throws Exception {
        return JsonUtil.parseJson(text(part));
    }
}
