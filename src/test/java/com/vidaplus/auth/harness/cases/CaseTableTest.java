package com.vidaplus.auth.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The table tells what the tests told, from real runs of JUnit: also what failed, was skipped, or never ran. */
class CaseTableTest {

    private static final String RUN_BY_THE_TABLES_TEST = "cases.examples";
    private static final List<String> WORDS = List.of("A01\tfirst", "A02\tsecond", "A03\tthird");

    @TempDir
    private Path directory;

    @Case("A01")
    @EnabledIfSystemProperty(named = RUN_BY_THE_TABLES_TEST, matches = ".+")
    static class Examples {

        @Test
        void passes() {
            assertThat(failing()).isNotEqualTo("A01");
        }

        @Case("A02")
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void passesThreeTimesUnlessToldNotTo(int number) {
            assertThat(failing().equals("A02") && number == 2).as("told to fail,\nin two lines").isFalse();
        }

        @Case("A03")
        @Test
        void isSkippedByAnAssumption() {
            Assumptions.abort("not here");
        }

        @Disabled("not now")
        @Case("A03")
        @Test
        void isDisabled() {
            throw new AssertionError();
        }
    }

    @EnabledIfSystemProperty(named = RUN_BY_THE_TABLES_TEST, matches = ".+")
    static class BrokenBefore {

        @BeforeAll
        static void breaks() {
            throw new IllegalStateException("the server did not start");
        }

        @Case("A03")
        @Test
        void neverRuns() {
        }
    }

    private static String failing() {
        return System.getProperty(RUN_BY_THE_TABLES_TEST);
    }

    private void run(Class<?> type, String failing, String execution) {
        System.setProperty(RUN_BY_THE_TABLES_TEST, failing);
        try {
            LauncherFactory.create(LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false)
                    .addTestExecutionListeners(new CaseListener(directory, execution)).build())
                    .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build());
        } finally {
            System.clearProperty(RUN_BY_THE_TABLES_TEST);
        }
    }

    private CaseTable table(String... reasons) throws IOException {
        return new CaseTable(WORDS, List.of(reasons), directory);
    }

    @Test
    void aCaseIsPassedWhereItsTestsPassedAndOnlySkippedIsNoResult() throws IOException {
        run(Examples.class, "none", "here");

        assertThat(table().text()).containsPattern("A01 +first +passed\n").containsPattern("A02 +second +passed\n")
                .containsPattern("A03 +third +NO RESULT YET\n")
                .contains("Examples.passesThreeTimesUnlessToldNotTo (here 3)\n", "isDisabled (here skipped 1)",
                        "ByAnAssumption (here skipped 1)")
                .endsWith("3 cases: 2 passed, 0 failed, 0 not built, 1 without a result\n");
        assertThat(table().isGood()).isFalse();
    }

    @Test
    void aReasonTakesThePlaceOfATestAndIsShown() throws IOException {
        run(Examples.class, "none", "here");

        CaseTable table = table("# comment", "A03\tneeds a laboratory", "A01\tpartly: only by day");

        assertThat(table.isGood()).isTrue();
        assertThat(table.text()).containsPattern("A03 +third +not built: needs a laboratory\n")
                .containsPattern("A01 +first +passed, partly: only by day\n");
    }

    @Test
    void whatIsPartlyBuiltNeedsAResult() throws IOException {
        run(Examples.class, "none", "here");

        CaseTable table = table("A03\tpartly: only by day");

        assertThat(table.isGood()).isFalse();
        assertThat(table.text()).containsPattern("A03 +third +NO RESULT YET\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A01", "A02"})
    void oneFailingTestFailsItsCaseWhateverElsePassed(String failing) throws IOException {
        run(Examples.class, failing, "here");
        run(Examples.class, "none", "there");

        CaseTable table = table("A03\tneeds a laboratory");

        assertThat(table.text()).containsPattern(failing + " +\\w+ +FAILED\n").contains("here failed 1", "there ");
        assertThat(table.isGood()).isFalse();
    }

    @Test
    void theTableSaysWhatFailedInOneLine() throws IOException {
        run(Examples.class, "A02", "here");

        assertThat(table().text()).containsPattern("\\(here 2, here failed 1\\)\n +\\[2] .*told to fail, in two lines.*\n");
    }

    @Test
    void aReasonDoesNotExcuseAFailure() throws IOException {
        run(Examples.class, "A01", "here");

        assertThat(table("A01\tonly by day", "A03\tneeds a laboratory").isGood()).isFalse();
    }

    @Test
    void aClassThatFailsBeforeItsTestsFailsTheirCases() throws IOException {
        run(BrokenBefore.class, "none", "here");

        assertThat(table().text()).containsPattern("A03 +third +FAILED\n").contains("BrokenBefore.neverRuns (here failed 1)",
                "did not start");
    }

    @Test
    void aLaterRunOfTheSameExecutionReplacesAnEarlierOne() throws IOException {
        run(Examples.class, "A01", "here");
        Path first = files().get(0);
        Files.move(first, first.resolveSibling("here@1-1.tsv"));
        run(Examples.class, "none", "here");

        assertThat(files()).hasSize(2);
        assertThat(table("A03\tneeds a laboratory").isGood()).isTrue();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void anIdThatIsNoCaseIsAMistake() throws IOException {
        run(Examples.class, "none", "here");

        CaseTable table = table("A03\tneeds a laboratory", "Z99\tnever heard of");

        assertThat(table.text()).contains("There is no case Z99");
        assertThat(table.isGood()).isFalse();
    }

    @Test
    void withoutAnyTestThereIsNoResult() throws IOException {
        CaseTable table = new CaseTable(WORDS, List.of(), directory.resolve("nothing"));

        assertThat(table.isGood()).isFalse();
        assertThat(table.text()).endsWith("3 cases: 0 passed, 0 failed, 0 not built, 3 without a result\n");
    }
}
