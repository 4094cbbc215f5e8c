package com.vidaplus.auth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void anObjectIsRead() {
        assertThat(StrictJson.object(" {\"a\": {\"a\": [1, {\"a\": 2}]}, \"b\": null} ")).hasValueSatisfying(object ->
                assertThat(object.keySet()).containsExactlyInAnyOrder("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"b\":2,\"a\":null}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"x\":{\"a\":1,\"a\":2}}",
        "{\"x\":[{\"a\":1,\"a\":2}]}",
        "{\"x\":{\"y\":[[{\"a\":{},\"a\":[]}]]}}"})
    void aMemberThatIsThereTwiceIsRefused(String text) {
        assertThat(StrictJson.object(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "7", "null", "\"a\"", "{}{}", "{} x", "{},", "{\"a\":1} {\"a\":1}", "{a:1}", "{'a':1}",
        "{\"a\":01}", "{\"a\":NaN}", "\uFEFF{}"})
    void whatIsNotOneObjectIsRefused(String text) {
        assertThat(StrictJson.object(text)).isEmpty();
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}")).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThat(StrictJson.object("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8))).isPresent();
        assertThat(StrictJson.object("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }
}
