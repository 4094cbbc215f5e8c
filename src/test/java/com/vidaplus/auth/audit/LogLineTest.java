package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogLineTest {

    private static final Chain CHAIN = new Chain("chain", 41, "head");

    /** Every control character, what ends a line anywhere, what JSON, logs and message formats treat as their own, and worse. */
    static List<String> oddTexts() {
        List<String> odd = new ArrayList<>();
        IntStream.range(1, 0x20).forEach(c -> odd.add("a" + (char) c + "b"));
        IntStream.range(0x7F, 0xA1).forEach(c -> odd.add("a" + (char) c + "b"));
        IntStream.of(0x2028, 0x2029, 0x200B, 0x200E, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xFFFD,
                0xFFFE, 0xFFFF, 0xE000, 0x0301, 0x1F600, 0x10FFFF).forEach(c -> odd.add("a" + Character.toString(c) + "b"));
        odd.addAll(List.of("\r\n", "\n{\"event\":\"sign-in\"}", "\r{\"event\":\"sign-in\"}", "\",\"event\":\"forged\",\"x\":\"", "\\",
                "\\\"", "\\n", "\\u000a", "\"", "'", "`", "{", "}", "{0}", "{0", "}{", "%n", "%s%s%n", "%", "${jndi:ldap://x}", "${env:KEY}", "$(id)",
                "<script>",
                "</script>", "&#10;", "%0a", "%0d%0a", "\u001b[31m", "\u001b]0;x\u0007", "a\tb", "", " ", "null", "true", "0", "[]", "{}",
                "x".repeat(200), "é".repeat(200), "\n".repeat(200)));
        for (String injected : List.of("\n", "\r", "\r\n", "\u2028", "\u0085", "\"", "\\", "{0}", "\t", "\u000b", "\f", "\u001b")) {
            Stream.of("INFO com.vidaplus", "2026-01-01 ERROR", "\"event\":\"x\"", "},{", "sign-in", "seq=1", "admin", "root:x", "--", "#")
                    .forEach(text -> odd.add(injected + text + injected));
        }
        return odd;
    }

    @Case("H04")
    @Test
    void thereAreTwoHundredOddTexts() {
        assertThat(oddTexts()).hasSizeGreaterThan(200);
    }

    @Case("H04")
    @ParameterizedTest
    @MethodSource("oddTexts")
    void oneEventIsOneLineOfPrintableAsciiAndKeepsItsMeaning(String odd) {
        AuditEvent event = AuditEvent.of(AuditType.CLIENT_CHANGED).by(odd.length() > 100 ? "x" : odd).with("changed", odd);

        String line = LogLine.of(AuditEntry.next(CHAIN, 1, event));

        assertThat(line).matches("[ -~]+");
        JsonObject read = Json.createReader(new StringReader(line)).readObject();
        assertThat(read.getString("event")).isEqualTo("client-changed");
        assertThat(read.getJsonObject("detail").getString("changed")).isEqualTo(odd);
        assertThat(read.getString("actor")).isEqualTo(odd.length() > 100 ? "x" : odd);
        assertThat(read.getString("chain")).isEqualTo("chain");
        assertThat(read.getInt("seq")).isEqualTo(42);
    }

    @ParameterizedTest
    @MethodSource("oddTexts")
    void detailsAreReadAsTheyWereRecorded(String odd) {
        AuditEntry entry = AuditEntry.next(CHAIN, 1, AuditEvent.of(AuditType.CLIENT_CHANGED).with("changed", odd));

        assertThat(entry.details()).isEqualTo(new TreeMap<>(Map.of("changed", odd)));
    }

    @Test
    void theLineHasAllThatTheHashCovers() {
        AuditEntry entry = AuditEntry.next(CHAIN, 5, AuditEvent.of(AuditType.SIGN_IN).by("a").on("b").in("s").because("r"));

        assertThat(LogLine.of(entry)).isEqualTo("{\"event\":\"sign-in\",\"at_millis\":5,\"actor\":\"a\",\"subject\":\"b\","
                + "\"session\":\"s\","
                + "\"detail\":{\"actor_kind\":\"account\",\"reason\":\"r\"},\"chain\":\"chain\",\"seq\":42,\"hash\":\"" + entry.hash() + "\"}");
    }
}
