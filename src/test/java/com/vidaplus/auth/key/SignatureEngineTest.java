package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSHeader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the test's class path there is the provider; on a platform that its jar is not for, all is skipped. */
class SignatureEngineTest {

    private static final byte[] TEXT = "eyJhbGciOiJSUzI1NiJ9.e30".getBytes(StandardCharsets.US_ASCII);
    private static final SignatureEngine FOUND = SignatureEngine.find();

    @BeforeAll
    static void providerIsUsedWhereItsJarIsForThisPlatform() {
        boolean linuxOnX64 = System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64");
        assumeTrue(linuxOnX64 || FOUND.isNative(), "another platform");
        assertThat(FOUND.isNative()).isTrue();
        assertThat(FOUND.toString()).startsWith("AmazonCorrettoCryptoProvider ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void whatOneSignsTheOtherVerifies(String algorithm) throws Exception {
        SigningKey here = SigningKey.generate(algorithm, FOUND);
        SigningKey inJava = SigningKey.parse(here.toPrivateJwk(), SignatureEngine.JAVA);
        JWSHeader header = new JWSHeader(here.algorithm());

        assertThat(inJava.kid()).isEqualTo(here.kid());
        assertThat(inJava.verifier().verify(header, TEXT, here.signer().sign(header, TEXT))).isTrue();
        assertThat(here.verifier().verify(header, TEXT, inJava.signer().sign(header, TEXT))).isTrue();
    }

    @Test
    void anRs256SignatureIsTheSameByteForByte() throws Exception {
        SigningKey here = SigningKey.generate("RS256", FOUND);
        SigningKey inJava = SigningKey.parse(here.toPrivateJwk(), SignatureEngine.JAVA);
        JWSHeader header = new JWSHeader(here.algorithm());

        assertThat(here.signer().sign(header, TEXT)).isEqualTo(inJava.signer().sign(header, TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void anotherTextIsNotSigned(String algorithm) throws Exception {
        SigningKey key = SigningKey.generate(algorithm, FOUND);
        JWSHeader header = new JWSHeader(key.algorithm());

        assertThat(key.verifier().verify(header, new byte[] {1}, key.signer().sign(header, TEXT))).isFalse();
    }

    @Test
    void javasOwnIsNotNative() {
        assertThat(SignatureEngine.JAVA.isNative()).isFalse();
        assertThat(SignatureEngine.JAVA).hasToString("Java");
    }
}
