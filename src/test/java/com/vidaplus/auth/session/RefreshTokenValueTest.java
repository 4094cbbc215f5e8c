package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenValueTest {

    private final RefreshTokenValue token = RefreshTokenValue.random();
    private final RefreshTokenValue successor = RefreshTokenValue.random();

    @Test
    void has256RandomBits() {
        assertThat(Base64.getUrlDecoder().decode(token.text())).hasSize(32);
        assertThat(Stream.generate(RefreshTokenValue::random).limit(1_000)).doesNotHaveDuplicates();
    }

    /** The first vector is that of FIPS 180-4's "abc". */
    @Test
    void hashIsSha256InBase64url() {
        assertThat(new RefreshTokenValue("abc").hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        assertThat(token.hash()).hasSize(43).isNotEqualTo(successor.hash()).doesNotContain(token.text());
    }

    @Test
    void successorIsReadWithTheTokenItWasSealedWith() {
        assertThat(token.unseal(token.seal(successor))).isEqualTo(successor);
    }

    @Test
    void sealedSuccessorShowsNothingAndFitsItsColumn() {
        String sealed = token.seal(successor);

        assertThat(sealed).hasSizeLessThanOrEqualTo(200).doesNotContain(successor.text(), token.text())
                .as("another nonce each time").isNotEqualTo(token.seal(successor));
        assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain(successor.text());
    }

    @Test
    void noOtherTokenOpensIt() {
        String sealed = token.seal(successor);

        assertThatThrownBy(() -> successor.unseal(sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new RefreshTokenValue(token.hash()).unseal(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void alteredOneIsNotOpened() {
        byte[] sealed = Base64.getUrlDecoder().decode(token.seal(successor));
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
            assertThatThrownBy(() -> token.unseal(text)).as("byte " + i).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA", "not base64!"})
    void whatWasNeverSealedIsNotOpened(String text) {
        assertThatThrownBy(() -> token.unseal(text)).isInstanceOf(IllegalStateException.class).hasMessageNotContaining(token.text());
    }

    @Test
    void showsNothingOfItself() {
        assertThat(token).hasToString("RefreshTokenValue");
        assertThat(new Rotation.Rotated(null, token.text())).hasToString("Rotated");
    }
}
