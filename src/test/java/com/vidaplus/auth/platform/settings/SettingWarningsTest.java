package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingWarningsTest {

    @Test
    void thereIsNoneForTheDefaultsAndForAUsualService() {
        assertThat(SettingWarnings.of(TestSettings.of())).isEmpty();
        assertThat(SettingWarnings.of(TestSettings.of("TOKEN_ISSUER", "https://auth.example", "CORS_ORIGINS", "https://shop.example",
                "TOKEN_AUDIENCE", "api,https://auth.example", "TRUSTED_PROXIES", "10.0.0.0/8,fc00::/7", "GUESS_LIMIT", "5"))).isEmpty();
        assertThat(SettingWarnings.of(TestSettings.of("ARGON2_WEAK", "allow"))).as("allowed and not made use of").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TOKEN_AUDIENCE, api", "CORS_ORIGINS, http://shop.example", "SIGNING_KEY_PENDING_SECONDS, 599",
        "ACCESS_TOKEN_EXPIRE_MINUTES, 61", "SESSION_MAX_MINUTES, 14", "SESSION_MAX_MINUTES, 43201", "SIGNING_KEY_ROTATION_DAYS, 1096"})
    void oneNamesEachSettingThatIsRarelyMeantSo(String name, String value) {
        assertThat(SettingWarnings.of(TestSettings.of(name, value))).singleElement().asString().contains(name).endsWith(".");
    }

    @Test
    void weakHashesAreWarnedOf() {
        assertThat(SettingWarnings.of(TestSettings.of("ARGON2_ITERATIONS", "1", "ARGON2_WEAK", "allow")))
                .singleElement().asString().startsWith("ARGON2_WEAK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.example", "http://10.1.2.3:8080", "http://localhost.example", "http://[2001:db8::1]:8080/a"})
    void plainHttpBeyondThisMachineIsWarnedOf(String issuer) {
        assertThat(SettingWarnings.of(TestSettings.of("TOKEN_ISSUER", issuer))).singleElement().asString().startsWith("TOKEN_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9090", "http://127.0.0.1:8080", "http://[::1]:8080", "https://auth.example"})
    void plainHttpOnThisMachineIsNot(String issuer) {
        assertThat(SettingWarnings.of(TestSettings.of("TOKEN_ISSUER", issuer))).isEmpty();
    }
}
