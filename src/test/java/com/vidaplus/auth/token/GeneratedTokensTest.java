package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.generated.Generated;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.RefreshTokenValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** No text that was not issued is an access token, an introspected token or a refresh token. */
class GeneratedTokensTest {

    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();
    private static final KeyRingInMemory KEYS = KeyRingInMemory.of("RS256", "ES256");
    private static final OddTokens ODD = new OddTokens(KEYS, Map.ofEntries(Map.entry("iss", "\"https://auth.example\""),
            Map.entry("sub", "\"ana@vidaplus.example\""), Map.entry("uid", "\"4b1c\""), Map.entry("groups", "[\"doctor\"]"),
            Map.entry("aud", "[\"api\"]"), Map.entry("iat", "" + NOW), Map.entry("exp", "" + (NOW + 900)), Map.entry("jti", "\"j\""),
            Map.entry("sid", "\"c2lk.1\""), Map.entry("auth_time", "" + NOW)), NOW);

    private final AccessTokens tokens = new AccessTokens(KEYS, TestSettings.of("TOKEN_ISSUER", "https://auth.example"),
            TestTime.of(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC)));

    private static Stream<String> odd() throws JoseException {
        return Stream.of(ODD.unsigned(), ODD.keyedWithThePublicKey(), ODD.keysBroughtAlong(), ODD.oddKids(), ODD.oddHeaders(),
                ODD.oddClaims(),
                ODD.oddForms(), ODD.tampered(), ODD.encrypted()).flatMap(rows -> rows).map(row -> (String) row.get()[1])
                .filter(token -> token.length() < 20_000);
    }

    @Test
    void onlyWhatWasIssuedIsAnAccessToken() throws JoseException {
        String good = ODD.good();
        assertThat(tokens.verify(good)).isPresent();

        Generated.fromTexts("access-token", Stream.concat(Stream.generate(() -> good).limit(200), odd())).holdsForTexts(text ->
                assertThat(tokens.verify(text).isPresent()).isEqualTo(text.equals(good)));
    }

    /** A good signature over any header and any claims: what a signature alone cannot vouch for. */
    @Test
    void aGoodSignatureOverAnythingElseNeverThrowsAndNeverMakesAnotherIssuer() {
        Generated.fromTexts("signed-claims", Stream.of(Jws.text(ODD.good().split("\\.")[1]), "{}", "[]", "null",
                "{\"iss\":\"https://auth.example\",\"exp\":1e400}")).holdsForTexts(payload -> {
                    String token = Jws.signed(KEYS.active(), OddTokens.header("RS256", KEYS.active().kid()), payload);
                    tokens.verify(token).map(VerifiedToken::token).ifPresent(read -> {
                        assertThat(payload).contains("https://auth.example");
                        assertThat(read.expiresAt()).isAfter(Instant.ofEpochSecond(NOW));
                        assertThat(read.subject()).isNotEmpty();
                    });
                });
    }

    @Test
    void noTextIsFoundThatIsNoRefreshToken() {
        Set<String> issued = new HashSet<>();
        Stream<String> values = Stream.generate(() -> RefreshTokenValue.random().text()).limit(20).peek(issued::add);
        Generated generated = Generated.fromTexts("refresh-token", Stream.concat(values, Stream.of("", "x", "' OR '1'='1", "\u20ac")));
        Set<String> hashes = new HashSet<>();
        issued.forEach(text -> hashes.add(new RefreshTokenValue(text).hash()));

        generated.holdsForTexts(text -> {
            String hash = new RefreshTokenValue(text).hash();
            assertThat(hash).matches("[A-Za-z0-9_-]{43}");
            assertThat(hashes.contains(hash)).isEqualTo(issued.contains(text));
        });
    }
}
