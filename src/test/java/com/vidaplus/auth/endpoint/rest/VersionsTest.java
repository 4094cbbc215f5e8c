package com.vidaplus.auth.endpoint.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code If-Match} says of the version that the caller has seen (RFC 9110 §13.1.1), where the version of now is 3. */
class VersionsTest {

    @Test
    void withoutTheHeaderAndWithAnAsteriskTheVersionOfNowCounts() {
        assertThat(seen(null)).isEqualTo(3);
        assertThat(seen("*")).isEqualTo(3);
        assertThat(seen(" * ")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", " \"3\" ", "\"2\", \"3\"", "\"3\",\"4\"", ",\"3\",", "\"x\" , W/\"3\" , \"3\"", "\"a,b\",\"3\"",
        "\"3-gzip\"", "\"3--gzip\"", "\"3-br\"", "\"1\",, \"3-gzip\""})
    void aTagOfNowMatchesAloneOrInAList(String ifMatch) {
        assertThat(seen(ifMatch)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "\"2\"", "\"2\", \"4\"", "W/\"3\"", "w/\"3\"", "W/\"3\", W/\"4\"", "W/\"3-gzip\"", "3", "\"3", "3\"",
        "\"3\" \"4\"", "\"3\";", "*, \"3\"", "\"3\", *", "\"3\"x", "\"03\"", "\"-3\"", "\"3-\"", "\"3-gzip-x\"", "\"33\"", "\" 3\"",
        "\"\"", "\"9999999999999999999999\"", "\",\"3\",\"", "nonsense", "\"2\",\"x,\"3\""})
    void anythingElseMatchesNothing(String ifMatch) {
        assertThat(seen(ifMatch)).isEqualTo(-1);
    }

    private static int seen(String ifMatch) {
        return Versions.seen((HttpHeaders) Proxy.newProxyInstance(VersionsTest.class.getClassLoader(), new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> ifMatch), 3);
    }
}
