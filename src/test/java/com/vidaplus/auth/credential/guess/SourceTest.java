package com.vidaplus.auth.credential.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.settings.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "::ffff:192.0.2.7, 192.0.2.7", "2001:db8:0:1:2:3:4:5, 2001:db8:0:1::/64",
        "2001:DB8:0:1::, 2001:db8:0:1::/64", "fe80::1, fe80:0:0:0::/64", "::1, 0:0:0:0::/64"})
    void isAnIpv4AddressOrTheFirstHalfOfAnIpv6Address(String address, String prefix) {
        assertThat(of(address)).isEqualTo(new Source(prefix));
    }

    @Test
    @Case("C09")
    void addressesWithinOne64AreOneSourceAndOthersAreNot() {
        assertThat(of("2001:db8:a:b::1")).isEqualTo(of("2001:db8:a:b:ffff:ffff:ffff:ffff"));
        assertThat(of("2001:db8:a:b::1")).isNotEqualTo(of("2001:db8:a:c::1"));
    }

    @Test
    void isNeverPrinted() {
        assertThat(of("192.0.2.7")).hasToString("Source");
    }

    private static Source of(String address) {
        return Source.of(Network.address(address).orElseThrow());
    }
}
