package com.vidaplus.auth.endpoint.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormCheckTest {

    private static final List<String> NONE = List.of();
    private static final List<String> ALICE = List.of("alice@example.com");
    private static final List<String> PASSWORD = List.of("correct horse battery staple");
    private static final List<String> FIELDS = List.of("grant_type", "username", "password", "scope", "client_id", "client_secret");

    @Test
    void nameAndPasswordAreEnough() {
        assertThat(problems(new ApiTokenForm(NONE, ALICE, PASSWORD, NONE, NONE, NONE))).isEmpty();
    }

    @Test
    void everyOptionalFieldMayBeEmpty() {
        List<String> empty = List.of("");

        assertThat(problems(new ApiTokenForm(empty, ALICE, PASSWORD, empty, empty, empty))).isEmpty();
    }

    @Test
    void everyFieldMayBeThere() {
        assertThat(problems(new ApiTokenForm(List.of("password"), ALICE, PASSWORD, List.of("read write"), List.of("shop"),
                List.of("s3cret")))).isEmpty();
    }

    @Test
    void missingAndEmptyAreTheSame() {
        String both = """
                [{"type":"missing","loc":["body","username"],"msg":"Field required","input":null},
                {"type":"missing","loc":["body","password"],"msg":"Field required","input":null}]""";

        assertThat(json(new ApiTokenForm(NONE, NONE, NONE, NONE, NONE, NONE))).isEqualTo(oneLine(both));
        assertThat(json(new ApiTokenForm(NONE, List.of(""), List.of(""), NONE, NONE, NONE))).isEqualTo(oneLine(both));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "Password", "PASSWORD", "password ", " password", "passwor", "password\n", "refresh_token", " ",
        "\"\\"})
    void anotherGrantTypeIsToldWithThePattern(String grantType) {
        List<FieldProblem> problems = problems(new ApiTokenForm(List.of(grantType), ALICE, PASSWORD, NONE, NONE, NONE));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.type()).isEqualTo("string_pattern_mismatch");
            assertThat(problem.location()).containsExactly("body", "grant_type");
            assertThat(problem.toJson().getString("input")).isEqualTo(grantType);
        });
    }

    @Test
    void grantTypeProblemIsWrittenAsFastApiWritesIt() {
        assertThat(json(new ApiTokenForm(List.of("refresh"), ALICE, PASSWORD, NONE, NONE, NONE))).isEqualTo(oneLine("""
                [{"type":"string_pattern_mismatch","loc":["body","grant_type"],"msg":"String should match pattern '^password$'",
                "input":"refresh","ctx":{"pattern":"^password$"}}]"""));
    }

    @Test
    void everyFieldSentTwiceIsToldOnceAndNeverShown() {
        List<String> twice = List.of("canary", "canary");

        List<FieldProblem> problems = problems(new ApiTokenForm(twice, twice, twice, twice, twice, twice));

        assertThat(problems).extracting(FieldProblem::type).containsOnly("multiple_values");
        assertThat(problems).extracting(problem -> problem.location().get(1)).isEqualTo(FIELDS);
        assertThat(asJson(problems)).doesNotContain("canary");
        assertThat(problems.get(1).toJson()).hasToString(
                "{\"type\":\"multiple_values\",\"loc\":[\"body\",\"username\"],\"msg\":\"Field must be sent once\",\"input\":null}");
    }

    @Test
    void equalAndEmptyRepeatsAreRepeats() {
        assertThat(problems(new ApiTokenForm(List.of("password", "password"), List.of("", ""), PASSWORD, NONE, NONE, NONE)))
                .extracting(FieldProblem::type).containsExactly("multiple_values", "multiple_values");
    }

    @Test
    void everyFieldInTheQueryIsToldOnceAndInOrder() {
        ApiTokenForm form = new ApiTokenForm(NONE, ALICE, PASSWORD, NONE, NONE, NONE);
        List<FieldProblem> problems = TokenFormCheck.problems(form, FIELDS.stream().sorted().toList());

        assertThat(problems).extracting(FieldProblem::type).containsOnly("not_in_body");
        assertThat(problems).extracting(FieldProblem::location).isEqualTo(FIELDS.stream().map(field -> List.of("query", field)).toList());
        assertThat(problems.get(2).toJson()).hasToString(
                "{\"type\":\"not_in_body\",\"loc\":[\"query\",\"password\"],\"msg\":\"Send this field in the body\",\"input\":null}");
    }

    @Test
    void fieldHasAtMostOneProblem() {
        ApiTokenForm form = new ApiTokenForm(List.of("a", "b"), NONE, List.of("x", "y"), NONE, NONE, NONE);

        assertThat(TokenFormCheck.problems(form, FIELDS)).extracting(problem -> problem.location().get(1)).isEqualTo(FIELDS);
    }

    @Test
    void problemsComeInTheFormsOrder() {
        ApiTokenForm form = new ApiTokenForm(List.of("x"), NONE, List.of("x".repeat(1_025)), List.of("\""), List.of("a", "b"), List.of("a", "b"));

        assertThat(problems(form)).extracting(problem -> problem.location().get(1)).isEqualTo(FIELDS);
        assertThat(problems(form)).extracting(FieldProblem::type).containsExactly("string_pattern_mismatch", "missing", "string_too_long",
                "string_pattern_mismatch", "multiple_values", "multiple_values");
    }

    @Test
    void nameHasAtMost254Characters() {
        assertThat(problems(new ApiTokenForm(NONE, List.of("x".repeat(254)), PASSWORD, NONE, NONE, NONE))).isEmpty();
        assertThat(json(new ApiTokenForm(NONE, List.of("x".repeat(255)), PASSWORD, NONE, NONE, NONE))).isEqualTo(oneLine("""
                [{"type":"string_too_long","loc":["body","username"],"msg":"String should have at most 254 characters",
                "input":null,"ctx":{"max_length":254}}]"""));
    }

    @Test
    void passwordHasAtMost1024BytesAfterNormalisation() {
        assertThat(problems(new ApiTokenForm(NONE, ALICE, List.of("x".repeat(1_024)), NONE, NONE, NONE))).isEmpty();
        assertThat(problems(new ApiTokenForm(NONE, ALICE, List.of("\u00E9".repeat(512)), NONE, NONE, NONE))).isEmpty();
        assertThat(problems(new ApiTokenForm(NONE, ALICE, List.of("e\u0301".repeat(512)), NONE, NONE, NONE))).as("3 bytes each, 2 in NFC")
                .isEmpty();
        assertThat(problems(new ApiTokenForm(NONE, ALICE, List.of("\u00E9".repeat(512) + "x"), NONE, NONE, NONE))).hasSize(1);
        assertThat(json(new ApiTokenForm(NONE, ALICE, List.of("x".repeat(1_025)), NONE, NONE, NONE))).isEqualTo(oneLine("""
                [{"type":"string_too_long","loc":["body","password"],"msg":"String should have at most 1024 bytes",
                "input":null,"ctx":{"max_length":1024}}]"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "read", " read  write ", "a:b/c?d#e", "!", "~", "[]", "read read"})
    void scopeMayHoldAnyValueOfRfc6749(String scope) {
        assertThat(scopeProblems(scope)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "read\twrite", "read\nwrite", "read\n", "\u0001", "\u007F", "\u00E9", "read\u00A0write",
        "a \"b\" c", "\r\nX: y"})
    void scopeWithAnythingElseIsToldWithWhatWasSent(String scope) {
        assertThat(scopeProblems(scope)).singleElement().satisfies(problem -> {
            assertThat(problem.type()).isEqualTo("string_pattern_mismatch");
            assertThat(problem.toJson().getString("input")).isEqualTo(scope);
            assertThat(problem.message()).contains(problem.toJson().getJsonObject("ctx").getString("pattern"));
        });
    }

    @Test
    void patternThatIsToldIsThePatternThatIsMeant() {
        String told = scopeProblems("\"").get(0).toJson().getJsonObject("ctx").getString("pattern");

        assertThat("read write").matches(told);
        assertThat("\"").doesNotMatch(told);
    }

    @Test
    void scopeHasAtMostFiftyValues() {
        assertThat(scopeProblems(values(50))).isEmpty();
        assertThat(scopeProblems(values(51))).extracting(FieldProblem::type).containsExactly("string_pattern_mismatch");
    }

    @Test
    void scopeHasAtMost1024Characters() {
        assertThat(scopeProblems("x".repeat(1_024))).isEmpty();
        assertThat(scopeProblems("x".repeat(1_025))).singleElement().satisfies(problem -> {
            assertThat(problem.type()).isEqualTo("string_too_long");
            assertThat(problem.toJson().getString("input")).hasSize(1_025);
            assertThat(problem.toJson().getJsonObject("ctx").getInt("max_length")).isEqualTo(1_024);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "x ", " x", "xx ", "x  ", "xxxxxxxxxxxxxxxxxxxx ", "x                    "})
    void scopeThatAlmostMatchesIsRefusedInNoTime(String unit) {
        String almost = unit.repeat(1_023 / unit.length()) + "\"";

        assertTimeoutPreemptively(Duration.ofMillis(500), () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(scopeProblems(almost)).hasSize(1);
            }
        });
    }

    @Test
    void ownTextOfTheFormShowsNothing() {
        List<String> canary = List.of("canary");

        assertThat(new ApiTokenForm(canary, canary, canary, canary, canary, canary)).hasToString("ApiTokenForm");
    }

    @Test
    void otherProblemsAreWordedAsTheContractSays() {
        assertThat(FieldProblem.invalidEncoding().toJson()).hasToString(
                "{\"type\":\"invalid_encoding\",\"loc\":[\"body\"],\"msg\":\"Body is not valid form data\",\"input\":null}");
    }

    @Test
    void inputIsEscapedInJson() {
        assertThat(json(new ApiTokenForm(List.of("\"\\\n\u0001</x>"), ALICE, PASSWORD, NONE, NONE, NONE)))
                .contains("\"input\":\"\\\"\\\\\\n\\u0001</x>\"");
    }

    private static List<FieldProblem> scopeProblems(String scope) {
        return problems(new ApiTokenForm(NONE, ALICE, PASSWORD, List.of(scope), NONE, NONE));
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
    }

    private static List<FieldProblem> problems(ApiTokenForm form) {
        return TokenFormCheck.problems(form, NONE);
    }

    private static String json(ApiTokenForm form) {
        return asJson(problems(form));
    }

    private static String asJson(List<FieldProblem> problems) {
        return problems.stream().map(problem -> problem.toJson().toString()).collect(Collectors.joining(",", "[", "]"));
    }

    private static String oneLine(String json) {
        return json.replace("\n", "");
    }
}
