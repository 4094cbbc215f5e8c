package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:3000", "https://[2001:db8::1]:8443", "capacitor://localhost",
        "ionic://localhost", "tauri://localhost", "app://-", "app://localhost:1234", "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "moz-extension://0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10", "safari-web-extension://0f7c1c3e", "http://tauri.localhost"})
    void whatBrowsersAndApplicationsSendIsAnOrigin(String origin) {
        assertThat(PageOrigin.parse("CORS_ORIGINS", origin)).isEqualTo(origin);
        assertThat(TestSettings.of("CORS_ORIGINS", origin).corsOrigins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "*", "https://App.example", "https://app.example:443", "https://app.example/", "http://app.example:80",
        "https://user@app.example", "https://*.example", "capacitor://localhost/", "Capacitor://localhost", "capacitor://Localhost", "app://",
        "app:-", "file://x", "file:///x", "data://x", "blob://x", "null://x", "app://-?x", "app://-#x", "app://u@x", "app://x:0", "://x",
        "app://x y", "https://", "https://app_.example:x", "//app.example", "app.example"})
    void anythingElseStopsTheStart(String origin) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> PageOrigin.parse("CORS_ORIGINS", origin));
    }
}
