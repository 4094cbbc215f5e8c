package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstClientSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10", "0F7C1C3E-6F0C-4C1B-9A53-0A4F5F1F7A10", "0f7c1c3e6f0c4c1b9a530a4f5f1f7a10",
        "0f7c1c3e6f0c4c1b-9a530a4f5f1f7a10", "urn:uuid:0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10", "URN:UUID:0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10",
        "0f7c1c3e.6f0c.4c1b.9a53.0a4f5f1f7a10", "0f:7c:1c:3e:6f:0c:4c:1b:9a:53:0a:4f:5f:1f:7a:10", "-0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10-",
        "00000000-0000-0000-0000-000000000000"})
    void noClientIsNamedAsAnAccountIs(String id) {
        assertThat(FirstClientSettings.isAccountLike(id)).isTrue();
        assertThat(FirstClientSettings.isNewId(id)).isFalse();
        assertThatThrownBy(() -> TestSettings.of("BOOTSTRAP_CLIENT_ID", id)).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("BOOTSTRAP_CLIENT_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop-0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10", "0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a1",
        "0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10a", "face", "0"})
    void otherNamesAreGood(String id) {
        assertThat(FirstClientSettings.isNewId(id)).isTrue();
        assertThat(TestSettings.of("BOOTSTRAP_CLIENT_ID", id).firstClient()).isPresent();
    }
}
