package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true", "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.0.0.0/8, 9.255.255.255, false",
        "10.1.2.3/8, 10.9.9.9, true", "192.0.2.0/25, 192.0.2.127, true", "192.0.2.0/25, 192.0.2.128, false",
        "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.6, false", "192.0.2.6/31, 192.0.2.7, true", "192.0.2.6/31, 192.0.2.8, false",
        "192.0.2.7/32, 192.0.2.7, true", "0.0.0.0/0, 203.0.113.9, true", "128.0.0.0/1, 127.255.255.255, false",
        "128.0.0.0/1, 255.0.0.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true", "2001:db8::/32, 2001:db9::, false", "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true", "2001:db8::/64, 2001:db8:0:1::, false",
        "::1, ::1, true", "::1, ::2, false", "::/0, 2001:db8::1, true", "0.0.0.0/0, ::1, false", "::/0, 127.0.0.1, false"})
    void addressLiesInItWhereThePrefixIsEqual(String network, String address, boolean inside) throws UnknownHostException {
        assertThat(Network.parse("TRUSTED_PROXIES", network).contains(InetAddress.getByName(address))).isEqualTo(inside);
    }

    @Test
    void addressMappedFromIpv4IsAnIpv4Address() throws UnknownHostException {
        assertThat(Network.parse("TRUSTED_PROXIES", "10.0.0.0/8").contains(InetAddress.getByName("::ffff:10.1.2.3"))).isTrue();
    }

    /** {@code localhost} resolves everywhere, and {@code 127.1} is an address to many readers: both would be taken if Java were asked. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "proxy.example", "localhost/8", "10", "10/8", "10.1", "127.1/16", "10.0.0/24", "3232235521",
        "010.0.0.0.", ".", "..", "...", "1..2.3"})
    void nameOrShortAddressIsNeverResolved(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/1a", "10.0.0.0/9999",
        "2001:db8::/129", "256.0.0.1", "999.1.1.1", "1.2.3.4.5", "10.0.0.0 /8", "1:2", ":::", "2001:db8::1%eth0", "[::1]", "gggg::", "10.*",
        "10.0.0.0-10.0.0.9", "0x7f.0.0.1", "010.0.0.1", "12345::", "::1.2.3", "::256.0.0.1", "1:2:3:4:5:6:7:8:9", "\u0661\u0660.0.0.1"})
    void anythingElseStopsTheStart(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> Network.parse("TRUSTED_PROXIES", text))
                .withMessage("Setting TRUSTED_PROXIES must be networks such as 10.0.0.0/8 or 2001:db8::/32, separated by commas.");
    }
}
