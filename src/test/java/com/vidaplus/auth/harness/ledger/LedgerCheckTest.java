package com.vidaplus.auth.harness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.ledger.Entry.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker itself: of a clean story it finds nothing, and of each forged one what was forged. */
class LedgerCheckTest {

    private static final String NODE = "127.0.0.1:1";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Ledger ledger = new Ledger();
    private final List<String> forked = new ArrayList<>();
    private final Map<String, String> familyOf = new HashMap<>(Map.of("A", "family", "B", "family", "C", "family"));
    private final Map<String, String> endReasons = new HashMap<>();
    private LedgerCheck check;
    private long clock = System.currentTimeMillis();

    /** A session that began with token A and was refreshed once. */
    @BeforeEach
    void aSessionBegins() {
        add(Operation.SIGN_IN, 200, "", "A", false);
        refresh(200, "A", "B");
    }

    @Test
    void aCleanStoryHasNoViolations() {
        refresh(503, "B", "");
        refresh(200, "B", "C");
        introspect(true);
        add(Operation.REVOKE, 503, "C", "", false);
        add(Operation.REVOKE, 200, "C", "", false);
        endReasons.put("family", "revoked");
        introspect(false);
        refresh(400, "C", "");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aTokenAcceptedAfterItsRevocationWasAcknowledgedIsFound() {
        add(Operation.REVOKE, 200, "B", "", false);
        endReasons.put("family", "revoked");
        refresh(200, "B", "C");
        introspect(true);
        assertThat(violations()).hasSize(2).allMatch(line -> line.startsWith("I1 "));
    }

    @Test
    void aRevocationThatTheDatabaseDoesNotHaveIsFound() {
        add(Operation.REVOKE, 200, "B", "", false);
        assertThat(violations()).singleElement().asString().startsWith("I1 ");
    }

    @Test
    void aTokenOfADisabledAccountThatIsAcceptedIsFound() {
        add(Operation.DISABLE, 200, "", "", false);
        introspect(true);
        assertThat(violations()).singleElement().asString().startsWith("I5 ");
    }

    @Test
    void twoSuccessorsOfOneTokenAreFound() {
        refresh(200, "A", "C");
        assertThat(violations()).singleElement().asString().startsWith("I2 ");
    }

    @Test
    void aForkInTheDatabaseIsFound() {
        forked.add("family");
        assertThat(violations()).singleElement().asString().startsWith("I2 ");
    }

    @Test
    void aNewestTokenThatIsRefusedIsFound() {
        refresh(400, "B", "");
        assertThat(violations()).singleElement().asString().startsWith("I3 ");
    }

    @Test
    void aRetryThatIsRefusedWithinTheGraceIsFoundAndALaterOneIsCounted() {
        refresh(503, "B", "");
        refresh(400, "B", "");
        assertThat(violations()).singleElement().asString().startsWith("I3 ");
        assertThat(check.retriedTooLate()).isZero();
    }

    @Test
    void aRetryAfterTheGraceMayBeRefused() {
        refresh(503, "B", "");
        clock += GRACE.toMillis();
        refresh(400, "B", "");
        endReasons.put("family", "replayed");
        assertThat(violations()).isEmpty();
        assertThat(check.retriedTooLate()).isEqualTo(1);
    }

    @Test
    void aTokenThatWasGivenAndIsNotStoredIsFound() {
        familyOf.remove("B");
        assertThat(violations()).singleElement().asString().startsWith("I3 ");
    }

    @Test
    void aFamilyThatEndedWithoutBeingAskedToIsFound() {
        endReasons.put("family", "replayed");
        assertThat(violations()).singleElement().asString().startsWith("I3 ");
    }

    @ParameterizedTest
    @CsvSource({"500, true", "404, true", "503, false", "429, false", "0, false"})
    void anAnswerThatIsNotDocumentedIsFound(int status, boolean comeAgain) {
        ledger.add(new Entry(Operation.INTROSPECT, NODE, "A", clock, clock, status, comeAgain, "B", "", false));
        assertThat(violations()).singleElement().asString().startsWith("I6 ");
    }

    @Test
    void aNodeThatWasTakenAwayNeedNotAnswer() {
        ledger.goes(NODE);
        clock = System.currentTimeMillis();
        refresh(0, "B", "");
        refresh(200, "B", "C");
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, true", "503, true", "500, false", "401, false"})
    void aServerThatIsAskedToStopMayAnswerWithoutTheService(int status, boolean isRight) {
        ledger.stops(NODE);
        clock = System.currentTimeMillis();
        ledger.add(new Entry(Operation.INTROSPECT, NODE, "A", clock, clock, status, false, "B", "", false));
        assertThat(violations()).hasSize(isRight ? 0 : 1);
    }

    @Test
    void aRequestThatWasUnderWayWhenItsNodeWentAndGotNoAnswerIsCounted() {
        long end = System.currentTimeMillis() + 1_000;
        ledger.add(new Entry(Operation.REFRESH, NODE, "A", end - 2_000, end, 0, false, "B", "", false));
        ledger.add(new Entry(Operation.REFRESH, NODE, "A", end, end, 0, false, "B", "", false));
        ledger.goes(NODE);
        assertThat(ledger.cutShort()).isEqualTo(1);
    }

    private List<String> violations() {
        check = new LedgerCheck(ledger, new StoredFamilies(forked, familyOf, endReasons), GRACE);
        return check.violations();
    }

    private void refresh(int status, String presented, String given) {
        add(Operation.REFRESH, status, presented, given, false);
    }

    private void introspect(boolean active) {
        add(Operation.INTROSPECT, 200, "B", "", active);
    }

    private void add(Operation operation, int status, String presented, String given, boolean active) {
        clock += 2;
        ledger.add(new Entry(operation, NODE, "A", clock, clock + 1, status, status == 503, presented, given, active));
    }
}
