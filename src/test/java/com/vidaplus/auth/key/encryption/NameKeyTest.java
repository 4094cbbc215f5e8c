package com.vidaplus.auth.key.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameKeyTest {

    private static final byte[] ONE = new byte[KeyVault.KEY_BYTES];
    private static final byte[] OTHER = new byte[KeyVault.KEY_BYTES];

    static {
        new Random(1).nextBytes(ONE);
        new Random(2).nextBytes(OTHER);
    }

    @Test
    void everyNodeMakesTheSamePseudonymAndNobodyElseDoes() {
        String pseudonym = new NameKey(ONE).pseudonym("alice@example.com");

        assertThat(pseudonym).matches("[A-Za-z0-9_-]{43}").isEqualTo(new NameKey(ONE.clone()).pseudonym("alice@example.com"))
                .isNotEqualTo(new NameKey(OTHER).pseudonym("alice@example.com")).isNotEqualTo(new NameKey(ONE).pseudonym("alice@example.co"));
    }

    @Test
    void settingsAloneGiveTheKeyWhereItIsAmongThem() {
        assertThat(NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(ONE))).pseudonym("x"))
                .isEqualTo(new NameKey(ONE).pseudonym("x"));
        assertThatThrownBy(() -> NameKey.of(TestSettings.of())).isInstanceOf(InvalidSetting.class).hasMessageContaining("KEY_ENCRYPTION_KEY");
    }
}
