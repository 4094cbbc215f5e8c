package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.harness.cases.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2SettingsTest {

    @ParameterizedTest
    @CsvSource({"7168, 5", "9216, 4", "12288, 3", "19456, 2", "47104, 1", "65536, 1", "7168, 10", "10000, 4", "65536, 10"})
    void whatOwaspTakesIsTaken(String memory, String iterations) {
        assertThat(TestSettings.of("ARGON2_MEMORY_KIB", memory, "ARGON2_ITERATIONS", iterations).argon2().isWeak()).isFalse();
    }

    @ParameterizedTest
    @Case("H13")
    @CsvSource({"64, 1", "64, 10", "7167, 10", "7168, 4", "9215, 4", "9216, 3", "12287, 3", "12288, 2", "19455, 2", "19456, 1", "47103, 1"})
    void lessStopsTheStartUnlessItIsAllowed(String memory, String iterations) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> TestSettings.of("ARGON2_MEMORY_KIB", memory, "ARGON2_ITERATIONS", iterations))
                .withMessageMatching("Setting ARGON2_(MEMORY_KIB|ITERATIONS) must be more: .*7168 KiB with 5 iterations.*ARGON2_WEAK=allow.*");
        assertThat(TestSettings.of("ARGON2_MEMORY_KIB", memory, "ARGON2_ITERATIONS", iterations, "ARGON2_WEAK", "allow").argon2().isWeak())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"yes", "true", "ALLOW", "'allow '"})
    void onlyTheOneWordAllowsIt(String word) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> TestSettings.of("ARGON2_WEAK", word))
                .withMessage("Setting ARGON2_WEAK must be one of refuse, allow.");
    }
}
