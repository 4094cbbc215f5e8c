package com.vidaplus.auth.endpoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedHeadersTest {

    private static final String ALWAYS = "Authorization, Content-Type";

    @Test
    void whatIsAskedForIsAllowedOnceBesideWhatTheServiceReads() {
        assertThat(RequestedHeaders.allowed(List.of("authorization,traceparent, x-requested-with", "sentry-trace,TraceParent")))
                .isEqualTo(ALWAYS + ", sentry-trace, traceparent, x-requested-with");
        assertThat(RequestedHeaders.allowed(List.of())).isEqualTo(ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "*", "a b", "x:y", "x\r\nSet-Cookie: a", "\u00e9", "x;y", "\"x\"", "x/y", "(x)", "x\u0000"})
    void whatIsNoNameIsLeftOut(String name) {
        assertThat(RequestedHeaders.allowed(List.of(name))).isEqualTo(ALWAYS);
        assertThat(RequestedHeaders.allowed(List.of(name + ",baggage"))).isEqualTo(ALWAYS + ", baggage");
    }

    @Test
    void tooManyAreNone() {
        assertThat(RequestedHeaders.allowed(List.of("x".repeat(1_024)))).hasSize(ALWAYS.length() + 2 + 1_024);
        assertThat(RequestedHeaders.allowed(List.of("x".repeat(1_025)))).isEqualTo(ALWAYS);
    }
}
