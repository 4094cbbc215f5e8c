package com.vidaplus.auth.endpoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.settings.Network;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Case("C10")
class ForwardedForTest {

    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "192.0.2.7";

    private final ForwardedFor behindProxies =
            new ForwardedFor(TestSettings.of("TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8:ff::/48").trustedProxies());

    @Test
    void whoIsNoTrustedProxyIsTheClientWhateverItSays() {
        assertThat(client(CLIENT, "203.0.113.1")).isEqualTo(CLIENT);
        assertThat(client(CLIENT, PROXY)).isEqualTo(CLIENT);
        assertThat(new ForwardedFor(List.of()).client(Network.address(PROXY).orElseThrow(), List.of(CLIENT)).getHostAddress())
                .isEqualTo(PROXY);
    }

    @Test
    void trustedProxySaysWhoTheClientIs() {
        assertThat(client(PROXY, CLIENT)).isEqualTo(CLIENT);
        assertThat(client("2001:db8:ff::1", CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void whatTheClientPutInFrontDoesNotCount() {
        assertThat(client(PROXY, "203.0.113.1, 203.0.113.2, " + CLIENT)).isEqualTo(CLIENT);
        assertThat(client(PROXY, "10.1.1.1, 10.1.1.2," + CLIENT)).as("forged proxies").isEqualTo(CLIENT);
        assertThat(client(PROXY, "203.0.113.1", "203.0.113.2", CLIENT)).as("several headers").isEqualTo(CLIENT);
    }

    @Test
    void proxiesInFrontOfProxiesArePassedOver() {
        assertThat(client(PROXY, "203.0.113.1, " + CLIENT + ", 10.9.9.9, 10.8.8.8")).isEqualTo(CLIENT);
        assertThat(client(PROXY, CLIENT + ", 2001:db8:ff::2", "10.8.8.8")).isEqualTo(CLIENT);
        assertThat(client(PROXY, "10.9.9.9, 10.8.8.8")).as("a client among the proxies").isEqualTo("10.9.9.9");
    }

    @Test
    void withoutTheHeaderTheProxyIsTheClient() {
        assertThat(client(PROXY)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "unknown", "_hidden", "localhost", "example.com", "192.0.2", "192.0.2.256", "192.0.2.7/24", "0300.0.2.7",
        "192.0.2.7:", "192.0.2.7:123456", "[2001:db8::1", "2001:db8::1]", "[]", "[]:80", ":::", "1:2:3", "fe80::1%eth0", "\"192.0.2.7\"",
        "for=192.0.2.7", "192.0.2.7;", "\u0661.2.3.4"})
    void whatCannotBeReadEndsTheListAtTheProxyThatSentIt(String entry) {
        assertThat(client(PROXY, entry)).isEqualTo(PROXY);
        assertThat(client(PROXY, CLIENT + ", " + entry + ", 10.8.8.8")).isEqualTo("10.8.8.8");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7:4711, 192.0.2.7", "[2001:db8::7]:4711, 2001:db8:0:0:0:0:0:7", "[2001:db8::7], 2001:db8:0:0:0:0:0:7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7", "::ffff:192.0.2.7, 192.0.2.7"})
    void portsAndBracketsAreTakenOff(String entry, String client) {
        assertThat(client(PROXY, entry)).isEqualTo(client);
    }

    @Test
    void anEndlessListOfProxiesIsRead() {
        assertThat(client(PROXY, "203.0.113.1," + "10.0.0.2,".repeat(5_000) + "10.0.0.3")).isEqualTo("203.0.113.1");
    }

    private String client(String peer, String... values) {
        return behindProxies.client(Network.address(peer).orElseThrow(), List.of(values)).getHostAddress();
    }
}
