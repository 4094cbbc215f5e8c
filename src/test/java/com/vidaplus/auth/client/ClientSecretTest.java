package com.vidaplus.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String DIGEST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void storedFormIsASaltAndTheDigestOfSaltAndSecret() throws Exception {
        String stored = ClientSecret.encode(SECRET);
        String[] parts = stored.split(":");
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(salt);

        assertThat(stored).matches("sha256:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=").doesNotContain(SECRET).hasSizeLessThanOrEqualTo(200);
        assertThat(salt).hasSize(16);
        assertThat(Base64.getDecoder().decode(parts[2])).isEqualTo(sha256.digest(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everySaltIsAnother() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> ClientSecret.encode(SECRET)).distinct()).hasSize(100);
    }

    @Test
    void onlyTheSecretItselfMatches() {
        String stored = ClientSecret.encode(SECRET);

        assertThat(ClientSecret.matches(SECRET, stored)).isTrue();
        assertThat(ClientSecret.matches(SECRET + "0", stored)).isFalse();
        assertThat(ClientSecret.matches(SECRET.substring(1), stored)).isFalse();
        assertThat(ClientSecret.matches("", stored)).isFalse();
        assertThat(ClientSecret.matches(stored, stored)).isFalse();
    }

    @Test
    void secretIsBytesOfUtf8() {
        assertThat(ClientSecret.matches("\u00E9".repeat(32), ClientSecret.encode("\u00E9".repeat(32)))).isTrue();
        assertThat(ClientSecret.matches("\u00E8".repeat(32), ClientSecret.encode("\u00E9".repeat(32)))).isFalse();
        assertThat(ClientSecret.matches("?".repeat(32), ClientSecret.encode("\u00E9".repeat(32)))).isFalse();
    }

    @Test
    void nothingMatchesWhereNothingIsStored() {
        assertThat(ClientSecret.matches("", null)).isFalse();
        assertThat(ClientSecret.matches(SECRET, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":::", "sha256", "sha256:", "sha256::", "sha256:AAAA", "sha256:AAAA:", "sha256:AAAA:!",
        "sha256:!:AAAA",
        "sha256:AAAA:AAAA", "sha256:A:A", "sha1:AAAA:" + DIGEST, "SHA256:AAAA:" + DIGEST, "sha256:AAAA:" + DIGEST + ":x", "{noop}",
        "0123456789abcdef0123456789abcdef", "sha256 AAAA " + DIGEST, "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAA"})
    void malformedStoredFormMatchesNothing(String stored) {
        assertThat(ClientSecret.matches(SECRET, stored)).isFalse();
        assertThat(ClientSecret.matches("", stored)).isFalse();
        assertThat(ClientSecret.matches(stored, stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "::", ":x", "=", " ", "\n"})
    void goodStoredFormWithSomethingAfterItMatchesNothing(String after) {
        assertThat(ClientSecret.matches(SECRET, ClientSecret.encode(SECRET) + after)).isFalse();
    }
}
