package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.vidaplus.auth.harness.cases.Case;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

    /** A hundred times what it takes, and a hundredth of what a quadratic reader would. */
    private static final Duration SOON = Duration.ofMillis(500);

    @Test
    void fieldsAreReadByName() {
        FormBody form = parse("username=alice%40example.com&password=a+b%26c&scope=");

        assertThat(form.get("username")).containsExactly("alice@example.com");
        assertThat(form.get("password")).containsExactly("a b&c");
        assertThat(form.get("scope")).containsExactly("");
        assertThat(form.get("client_id")).isEmpty();
    }

    @Test
    void repeatsAreKeptInOrder() {
        assertThat(parse("a=1&b=2&a=3&a=1").get("a")).containsExactly("1", "3", "1");
    }

    @Test
    void nameIsDecodedBeforeItIsCompared() {
        assertThat(parse("user%6Eame=x&username=y").get("username")).containsExactly("x", "y");
    }

    @Test
    void namesAreComparedExactly() {
        FormBody form = parse("Username=x&username+=y&+username=z&username[]=v&\uFEFFusername=w");

        assertThat(form.get("username")).isEmpty();
    }

    @Test
    void onlyTheFirstEqualsSignSeparates() {
        assertThat(parse("password=a=b==").get("password")).containsExactly("a=b==");
    }

    @Test
    void fieldWithoutEqualsSignIsEmpty() {
        FormBody form = parse("username&password&=x");

        assertThat(form.get("username")).containsExactly("");
        assertThat(form.get("password")).containsExactly("");
        assertThat(form.get("")).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&&", "&a=1", "a=1&", "&&a=1&&", "a=1&&b=2"})
    void emptyPairsDoNotCount(String body) {
        assertThat(parse(body).get("a")).isEqualTo(parse(body.replaceAll("&+", "&").replaceAll("^&|&$", "")).get("a"));
        assertThat(parse(body).get("")).isEmpty();
    }

    @Test
    void semicolonDoesNotSeparate() {
        assertThat(parse("a=1;b=2").get("a")).containsExactly("1;b=2");
    }

    @Test
    void thirtyTwoFieldsAreTaken() {
        assertThat(parse(fields(32)).get("f31")).containsExactly("x");
        assertThat(parse("&".repeat(5_000) + fields(32)).get("f31")).containsExactly("x");
    }

    @Case("A15")
    @ParameterizedTest
    @ValueSource(ints = {33, 34, 1_000, 10_000})
    void moreFieldsAreAProblem(int count) {
        assertTimeoutPreemptively(SOON, () -> assertRefused(fields(count)));
    }

    @Test
    void repeatsCountAsFields() {
        assertThat(parse("a=1&".repeat(32)).get("a")).hasSize(32);
        assertRefused("a=1&".repeat(33));
    }

    @Case("A15")
    @Test
    void nameHasAtMost128Characters() {
        assertThat(parse("x".repeat(128) + "=1").get("x".repeat(128))).containsExactly("1");
        assertRefused("x".repeat(129) + "=1");
        assertTimeoutPreemptively(SOON, () -> assertRefused("x".repeat(15_000) + "=1"));
    }

    @Test
    void valueMayBeAsLongAsTheBody() {
        assertThat(parse("password=" + "x".repeat(16_000)).get("password")).containsExactly("x".repeat(16_000));
    }

    @Case("A16")
    @Test
    void namesWithEqualHashesTakeNoLonger() {
        String body = IntStream.range(0, 2_048).mapToObj(FormBodyTest::collidingName).collect(Collectors.joining("&"));

        assertThat(IntStream.range(0, 2_048).mapToObj(FormBodyTest::collidingName).map(String::hashCode).distinct()).hasSize(1);
        assertTimeoutPreemptively(SOON, () -> assertRefused(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "%=a", "a=1&b=%G1", "a=%C0%80", "%ED%A0%80=1", "a=%00", "unknown=%00&a=1", "%00", "a%2"})
    void problemInAnyFieldIsAProblem(String body) {
        assertRefused(body);
    }

    @Test
    void percentSequenceMayNotSpanFields() {
        assertRefused("a=%2&6=1");
        assertRefused("a%=41");
    }

    @Test
    void jsonIsOneOddFieldAndNoneOfOurs() {
        assertThat(parse("{\"username\":\"alice\"}").get("username")).isEmpty();
    }

    /** {@code Aa} and {@code BB} have one hash, and so has every text made of them. */
    private static String collidingName(int number) {
        return IntStream.range(0, 11).mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining());
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
    }

    private static FormBody parse(String body) {
        return FormBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String body) {
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> parse(body));
    }
}
