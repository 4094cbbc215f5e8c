package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "1.2.3.4/0", "0.0.0.0/1,128.0.0.0/1", "10.0.0.0/8,0.0.0.0/0", "::/1,8000::/1", "2000::/3",
        "0.0.0.0/1", "128.0.0.0/2", "0.0.0.0/2,64.0.0.0/2,128.0.0.0/2,192.0.0.0/2", "10.0.0.0/8,::/0", "0.0.0.0/4"})
    void allAddressesOrALargePartOfThemAreNoProxies(String networks) {
        assertRefused(networks);
    }

    @Test
    void norAreTheyInSmallPieces() {
        assertRefused(IntStream.range(0, 256).mapToObj(first -> first + ".0.0.0/8").collect(Collectors.joining(",")));
        assertRefused(IntStream.range(0, 4_096).mapToObj(i -> i / 16 + "." + i % 16 * 16 + ".0.0/12").collect(Collectors.joining(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16", "fc00::/7,fe80::/10,::1",
        "10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8,10.0.0.0/8", "203.0.113.7", "2001:db8::/32"})
    void networksThatProxiesAreInAreTaken(String networks) {
        assertThat(TestSettings.of("TRUSTED_PROXIES", networks).trustedProxies()).isNotEmpty();
    }

    private static void assertRefused(String networks) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> TestSettings.of("TRUSTED_PROXIES", networks))
                .withMessageStartingWith("Setting TRUSTED_PROXIES must be the networks of your own proxies, not all addresses");
    }
}
