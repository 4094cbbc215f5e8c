package com.vidaplus.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.TestSettings;
import org.junit.jupiter.api.Test;

class AudienceWarningTest {

    private static final String OWN = "https://auth.example";

    @Test
    void operatorIsWarnedWhereNoAccountCouldUseTheServiceItself() {
        assertThat(AudienceWarning.of(TestSettings.of("TOKEN_ISSUER", OWN, "TOKEN_AUDIENCE", "api,portal"))).get().asString()
                .contains("TOKEN_AUDIENCE", OWN, "/admin");
    }

    @Test
    void nothingIsToldWhereTheServiceIsAmongTheAudiences() {
        assertThat(AudienceWarning.of(TestSettings.of("TOKEN_ISSUER", OWN))).isEmpty();
        assertThat(AudienceWarning.of(TestSettings.of("TOKEN_ISSUER", OWN, "TOKEN_AUDIENCE", "api," + OWN))).isEmpty();
    }
}
