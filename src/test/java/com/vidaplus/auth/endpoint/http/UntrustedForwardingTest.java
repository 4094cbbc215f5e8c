package com.vidaplus.auth.endpoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import com.vidaplus.auth.platform.settings.TestSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedForwardingTest {

    private final List<String> lines = new ArrayList<>();
    private final List<Counter> counted = new ArrayList<>();
    private final UntrustedForwarding forwarding = new UntrustedForwarding(TestSettings.of("TRUSTED_PROXIES", "10.0.0.0/8,fe80::/16"),
            new Metrics() {
                @Override
                public void count(Counter counter) {
                    counted.add(counter);
                }
            }, logger());

    @ParameterizedTest
    @CsvSource({"192.0.2.7,X-Forwarded-For", "192.0.2.7,Forwarded", "2001:db8::1,X-Forwarded-For", "127.0.0.1,X-Forwarded-For", "'',Forwarded",
        "192.0.2.7,X-Real-IP"})
    void aForwardingHeaderFromAnAddressThatIsNotListedIsCountedAndToldOnce(String peer, String header) {
        for (int i = 0; i < 5; i++) {
            forwarding.note(request(peer, header));
        }

        assertThat(counted).hasSize(5).containsOnly(Counter.UNTRUSTED_FORWARDS);
        assertThat(lines).hasSize(1).allSatisfy(line -> assertThat(line).contains("TRUSTED_PROXIES").doesNotContain("203.0.113.9", "192.0.2"));
    }

    @Test
    void aListedProxyAndARequestWithoutSuchAHeaderAreNotNoted() {
        forwarding.note(request("10.1.2.3", "X-Forwarded-For"));
        forwarding.note(request("fe80::1%eth0", "X-Forwarded-For"));
        forwarding.note(request("192.0.2.7", "X-Other"));

        assertThat(counted).isEmpty();
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3,Forwarded", "10.1.2.3,X-Real-IP", "fe80::1%eth0,Forwarded"})
    void aListedProxyThatSaysItInAnotherHeaderIsCountedAndToldOnce(String peer, String header) {
        for (int i = 0; i < 5; i++) {
            forwarding.note(request(peer, header));
        }

        assertThat(counted).hasSize(5).containsOnly(Counter.UNTRUSTED_FORWARDS);
        assertThat(lines).hasSize(1).allSatisfy(line -> assertThat(line).contains("X-Forwarded-For").doesNotContain("203.0.113.9"));
    }

    private static HttpServletRequest request(String peer, String header) {
        return (HttpServletRequest) Proxy.newProxyInstance(UntrustedForwardingTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? peer
                        : header.equals(arguments[0]) ? "203.0.113.9" : null);
    }

    private Logger logger() {
        return (Logger) Proxy.newProxyInstance(UntrustedForwardingTest.class.getClassLoader(), new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> lines.add(arguments[0] + " " + arguments[1]) ? null : null);
    }
}
