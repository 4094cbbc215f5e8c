package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.vidaplus.auth.harness.cases.Case;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.Test;

@Case({"E03", "H11"})
class FlawedEcdsaTest {

    /** What a verifier answers to everything. */
    private static Signature answering(Boolean answer) {
        return new Signature("SHA256withECDSA") {

            @Override
            protected void engineInitVerify(PublicKey key) {
            }

            @Override
            protected void engineInitSign(PrivateKey key) {
                throw new UnsupportedOperationException();
            }

            @Override
            protected void engineUpdate(byte b) {
            }

            @Override
            protected void engineUpdate(byte[] bytes, int from, int length) {
            }

            @Override
            protected byte[] engineSign() {
                throw new UnsupportedOperationException();
            }

            @Override
            protected boolean engineVerify(byte[] signature) throws SignatureException {
                if (answer == null) {
                    throw new SignatureException("r is 0");
                }
                return answer;
            }

            @Override
            @Deprecated
            protected void engineSetParameter(String name, Object value) {
                throw new UnsupportedOperationException();
            }

            @Override
            @Deprecated
            protected Object engineGetParameter(String name) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void aVerifierThatTakesZerosIsFlawed() throws GeneralSecurityException {
        assertThat(FlawedEcdsa.takesZeros(answering(true))).isTrue();
    }

    @Test
    void aVerifierThatRefusesThemInEitherWayIsNot() throws GeneralSecurityException {
        assertThat(FlawedEcdsa.takesZeros(answering(false))).isFalse();
        assertThat(FlawedEcdsa.takesZeros(answering(null))).isFalse();
    }

    @Test
    void theRuntimeOfTheTestsIsSound() {
        assertThatCode(FlawedEcdsa::refuse).doesNotThrowAnyException();
    }
}
