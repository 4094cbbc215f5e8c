package com.vidaplus.auth.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {

    private final Metrics metrics = new Metrics();

    @Test
    void countersAreWrittenByLabel() {
        metrics.count(Counter.SIGN_INS, "refused");
        metrics.count(Counter.SIGN_INS, "accepted");
        metrics.count(Counter.SIGN_INS, "refused");
        metrics.count(Counter.REPLAYS, "whatever");

        assertThat(text()).contains("""
                # HELP vidaplus_sign_ins_total Sign-ins by outcome: accepted, refused, throttled, overloaded.
                # TYPE vidaplus_sign_ins_total counter
                vidaplus_sign_ins_total{outcome="accepted"} 1
                vidaplus_sign_ins_total{outcome="refused"} 2
                """).contains("\nvidaplus_refresh_replays_total 1\n").contains("\nvidaplus_revocations_total 0\n");
    }

    @Test
    void bucketsCountEverythingBelowTheirBound() {
        metrics.hashTook(0.004);
        metrics.hashTook(0.005);
        metrics.hashTook(0.04);
        metrics.hashTook(60);

        assertThat(text()).contains("""
                # TYPE vidaplus_password_hash_seconds histogram
                vidaplus_password_hash_seconds_bucket{le="0.005"} 2
                vidaplus_password_hash_seconds_bucket{le="0.01"} 2
                vidaplus_password_hash_seconds_bucket{le="0.02"} 2
                vidaplus_password_hash_seconds_bucket{le="0.03"} 2
                vidaplus_password_hash_seconds_bucket{le="0.05"} 3
                """).contains("""
                vidaplus_password_hash_seconds_bucket{le="2.5"} 3
                vidaplus_password_hash_seconds_bucket{le="+Inf"} 4
                vidaplus_password_hash_seconds_sum 60.049
                vidaplus_password_hash_seconds_count 4
                """);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "alice@example.com", "A", "a b", "a\"} 1\nforged 1", "ü", "-a"})
    void aLabelIsAWordOfOursOrOther(String typed) {
        metrics.count(Counter.REFUSALS, typed);

        assertThat(text()).contains("\nvidaplus_refusals_total{reason=\"other\"} 1\n").doesNotContain("forged");
    }

    @Test
    void aLabelHasAHundredValuesAtTheMost() {
        IntStream.range(0, 1_000).forEach(i -> metrics.count(Counter.REFUSALS, "reason-" + i));

        assertThat(text().lines().filter(line -> line.startsWith("vidaplus_refusals_total{"))).hasSizeLessThanOrEqualTo(101)
                .contains("vidaplus_refusals_total{reason=\"other\"} 900");
    }

    @Test
    void aGaugeThatHasNoValueIsLeftOut() {
        String text = new MetricsText(metrics, List.of(
                new Gauge("b_now", "Now.", () -> 1.5),
                new Gauge("a_now", "Line\none \\", () -> 3),
                new Gauge("broken", "Never.", () -> {
                    throw new IllegalStateException("away");
                }),
                new Gauge("nothing", "Never.", () -> Double.NaN))).get();

        assertThat(text).endsWith("""
                # HELP a_now Line\\none \\\\
                # TYPE a_now gauge
                a_now 3
                # HELP b_now Now.
                # TYPE b_now gauge
                b_now 1.5
                """).doesNotContain("broken", "nothing");
    }

    @Test
    void everyLineIsOfTheFormat() {
        metrics.count(Counter.AUDIT_EVENTS, "sign-in");
        metrics.hashTook(0.01);

        assertThat(text()).endsWith("\n");
        assertThat(text().lines()).allMatch(line ->
                line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"})? [0-9.E+-]+"));
    }

    private String text() {
        return new MetricsText(metrics, List.of()).get();
    }
}
