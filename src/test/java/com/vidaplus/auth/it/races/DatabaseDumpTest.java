package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseDumpTest {

    private static final String SECRET = Secrets.clientSecret();
    private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.UTF_8);

    static Stream<String> formsOfASecret() {
        return Stream.of(SECRET, HexFormat.of().formatHex(BYTES), HexFormat.of().withUpperCase().formatHex(BYTES),
                Base64.getEncoder().encodeToString(BYTES), Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES),
                Base64.getEncoder().encodeToString(("x" + SECRET + "y").getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("xx" + SECRET + "y").getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(Base64.getUrlDecoder().decode(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("formsOfASecret")
    void findsASecretInEveryForm(String form) {
        assertThat(new DatabaseDump("before " + form + " after").reveals(SECRET)).isTrue();
    }

    @Test
    void doesNotTakeAHashForTheSecret() {
        assertThat(new DatabaseDump(FamilyRows.hash(SECRET)).reveals(SECRET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void findsAPrivateKey(String algorithm) throws Exception {
        byte[] key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
        assertThat(new DatabaseDump("'" + Base64.getEncoder().encodeToString(key) + "'").privateKeysThatAreReadable()).isNotEmpty();
        assertThat(new DatabaseDump("'" + Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "'").privateKeysThatAreReadable())
                .isNotEmpty();
    }

    @Test
    void doesNotTakeAPublicKeyForAPrivateOne() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
        assertThat(new DatabaseDump(Base64.getEncoder().encodeToString(key)).privateKeysThatAreReadable()).isEmpty();
    }
}
