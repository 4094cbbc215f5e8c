package com.vidaplus.auth.credential.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.Announced;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.database.Statements;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is counted, what is given back and what is forgotten, by the statements themselves. */
class GuessLimiterTest {

    private static final String ALICE = "alice@example.com";
    private static final Source HOME = new Source("192.0.2.1");
    private static final Source ATTACKER = new Source("198.51.100.7");

    private final GuessesInMemory guesses = new GuessesInMemory();
    private static final AuditEvent THROTTLED = AuditEvent.of(AuditType.SIGN_IN_THROTTLED);

    private final GuessLimiter limiter = guesses.limiter();

    @Test
    @Case("C03")
    void thereAreTenWrongGuessesAndNoEleventh() {
        fail(ALICE, HOME, 10);

        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve("ALICE@example.COM", HOME));
        assertThat(reserve("bob@example.com", HOME)).isInstanceOf(Admission.Admitted.class);
        assertThat(reserve(ALICE, ATTACKER)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void theWindowBeginsWithTheFirstGuessAndEndsByItself() {
        fail(ALICE, HOME, 1);
        guesses.pass(Duration.ofMinutes(14));
        fail(ALICE, HOME, 9);

        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 60, reserve(ALICE, HOME));
        guesses.pass(Duration.ofSeconds(60));
        fail(ALICE, HOME, 10);
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
    }

    @Test
    void limitAndWindowAreThoseOfTheSettings() {
        GuessLimiter strict = guesses.limiter("GUESS_LIMIT", "3", "GUESS_WINDOW_MINUTES", "1440");
        for (int i = 0; i < 3; i++) {
            strict.failed(((Admission.Admitted) strict.reserve(strict.password(ALICE, HOME))).reservation());
        }

        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 86_400, strict.reserve(strict.password(ALICE, HOME)));
    }

    @Test
    @Case("C11")
    void aLockOfSixtyYearsIsRefusedAtTheStart() {
        Assertions.assertThatThrownBy(() -> TestSettings.of("GUESS_WINDOW_MINUTES", Integer.toString(21_900 * 24 * 60)))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("GUESS_WINDOW_MINUTES");
    }

    @Test
    @Case("C06")
    void tenAtOnceMaySucceedAndLeaveNothingBehind() {
        List<Reservation> tenAtOnce = IntStream.range(0, 10).mapToObj(i -> reserved(ALICE, HOME)).toList();
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));

        tenAtOnce.forEach(this::succeeded);

        assertThat(guesses.count("failed + pending > 0")).isZero();
        fail(ALICE, HOME, 10);
    }

    @Test
    void whatWasNotEvaluatedIsGivenBackEverywhere() {
        List<Reservation> reservations = IntStream.range(0, 10).mapToObj(i -> reserved(ALICE, HOME)).toList();
        reservations.forEach(limiter::giveBack);
        reservations.forEach(limiter::giveBack);

        assertThat(guesses.count("failed + pending > 0")).isZero();
        assertThat(guesses.count("failed + pending < 0")).isZero();
    }

    @Test
    void whatWasReservedInOneWindowIsNotGivenBackInTheNext() {
        Reservation late = reserved(ALICE, HOME);
        guesses.pass(Duration.ofMinutes(15));
        fail(ALICE, HOME, 9);
        Reservation last = reserved(ALICE, HOME);

        limiter.giveBack(late);
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
        limiter.failed(last);
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
    }

    @Test
    @Case("C07")
    void aSuccessClearsThePairAndTheAccountButNotTheSource() {
        fail(ALICE, HOME, 9);
        succeeded(reserved(ALICE, HOME));

        assertThat(guesses.count("failed + pending > 0")).isEqualTo(1);
        assertThat(guesses.count("id LIKE 's:%' AND pending = 9")).as("the source's").isEqualTo(1);
        fail(ALICE, HOME, 10);
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
    }

    @Test
    void aWrongAnswerThatComesAfterASuccessIsCountedStill() {
        Reservation slow = reserved(ALICE, HOME);
        succeeded(reserved(ALICE, HOME));

        limiter.failed(slow);

        assertThat(guesses.count("id LIKE 'a+s:%' AND failed = 1 AND pending = 0")).isEqualTo(1);
        assertThat(guesses.count("id LIKE 'a:%' AND failed = 1 AND pending = 0")).isEqualTo(1);
    }

    @Test
    @Case("C09")
    void onePasswordOnManyNamesIsThrottledByTheSourceAndMakesNoMoreRows() {
        IntStream.range(0, 100).forEach(i -> fail("name-" + i + "@example.com", ATTACKER, 1));
        long rows = guesses.count("1 = 1");

        for (int i = 100; i < 200; i++) {
            assertThrottled(GuessBudget.SOURCE, 900, reserve("name-" + i + "@example.com", ATTACKER));
        }
        assertThat(guesses.count("1 = 1")).isEqualTo(rows).isEqualTo(201);
    }

    @Test
    @Case("C07")
    void theSourceDoesNotStopThoseWhoSignedInFromThereLately() {
        succeeded(reserved(ALICE, HOME));
        IntStream.range(0, 100).forEach(i -> fail("name-" + i + "@example.com", HOME, 1));

        assertThrottled(GuessBudget.SOURCE, 900, reserve("newcomer@example.com", HOME));
        succeeded(reserved(ALICE, HOME));
        fail(ALICE, HOME, 10);
        assertThrottled(GuessBudget.ACCOUNT_AND_SOURCE, 900, reserve(ALICE, HOME));
    }

    @Test
    @Case("C08")
    void anAttackFromEverywhereKeepsTheOwnerOutOfNoKnownNetwork() {
        succeeded(reserved(ALICE, HOME));
        for (int i = 0; i < 10; i++) {
            fail(ALICE, new Source("203.0.113." + i), 10);
        }

        assertThrottled(GuessBudget.ACCOUNT, 86_400, reserve(ALICE, new Source("203.0.113.77")));
        fail(ALICE, HOME, 3);
        succeeded(reserved(ALICE, HOME));
        assertThat(reserve(ALICE, new Source("203.0.113.77"))).as("the success ended the row of failures")
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void failuresInARowAreCountedFromKnownSourcesToo() {
        succeeded(reserved(ALICE, HOME));
        guesses.change("DELETE FROM guess_counter WHERE id LIKE 'a:%'");
        fail(ALICE, HOME, 10);

        assertThat(guesses.count("id LIKE 'a:%' AND failed = 10 AND pending = 0")).isEqualTo(1);
    }

    @Test
    void aHundredInARowAreForgottenAfterADay() {
        for (int i = 0; i < 10; i++) {
            fail(ALICE, new Source("203.0.113." + i), 10);
        }
        guesses.pass(Duration.ofHours(23));
        assertThrottled(GuessBudget.ACCOUNT, 3_600, reserve(ALICE, HOME));

        guesses.pass(Duration.ofHours(1));

        assertThat(reserve(ALICE, HOME)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aNetworkIsKnownForThirtyDays() {
        succeeded(reserved(ALICE, HOME));
        guesses.pass(Duration.ofDays(29));
        assertThat(isKnown()).isTrue();
        guesses.pass(Duration.ofDays(1));
        assertThat(isKnown()).isFalse();
        succeeded(reserved(ALICE, HOME));
        assertThat(isKnown()).isTrue();
    }

    private boolean isKnown() {
        return limiter.standing(limiter.password(ALICE, HOME)).known();
    }

    @Test
    @Case("C13")
    void countersGoWhenTheyCountForNothingAndKnownNetworksStay() {
        succeeded(reserved(ALICE, HOME));
        IntStream.range(0, 100).forEach(i -> fail("name-" + i + "@example.com", ATTACKER, 1));
        purge();
        assertThat(guesses.count("1 = 1")).as("in their window").isEqualTo(204);

        guesses.pass(Duration.ofMinutes(15));
        purge();
        assertThat(guesses.count("id LIKE 'a+s:%'")).isEqualTo(1);
        assertThat(guesses.count("id LIKE 's:%'")).isZero();

        guesses.pass(Duration.ofDays(1));
        purge();
        assertThat(guesses.count("1 = 1")).as("alice's network").isEqualTo(1);
        guesses.pass(Duration.ofDays(30));
        purge();
        assertThat(guesses.count("1 = 1")).isZero();
    }

    @Test
    void expiredOnesGoInBatches() {
        guesses.change("INSERT INTO guess_counter (id, expires_at) SELECT 's:' || x, 1 FROM SYSTEM_RANGE(1, 1200)");

        assertThat(guesses.counters().deleteExpired(GuessBudget.CLIENT_SOURCE)).isFalse();
        assertThat(guesses.counters().deleteExpired(GuessBudget.SOURCE)).isTrue();
        assertThat(guesses.count("1 = 1")).isEqualTo(700);
        assertThat(guesses.counters().deleteExpired(GuessBudget.SOURCE)).isTrue();
        assertThat(guesses.counters().deleteExpired(GuessBudget.SOURCE)).isFalse();
        assertThat(guesses.count("1 = 1")).isZero();
    }

    @Test
    void theAuditLogIsToldOnceForEachWindow() {
        for (int window = 1; window <= 2; window++) {
            fail(ALICE, HOME, 10);
            for (int i = 0; i < 3; i++) {
                limiter.note((Admission.Throttled) reserve(ALICE, HOME), () -> THROTTLED);
            }
            guesses.pass(Duration.ofMinutes(15));

            assertThat(guesses.events().all()).hasSize(window);
        }
    }

    @Test
    void theAuditLogIsToldOnceByRequestsThatReadTheCounterAtTheSameMoment() {
        fail(ALICE, HOME, 10);
        Admission.Throttled read = (Admission.Throttled) reserve(ALICE, HOME);
        limiter.note(read, () -> THROTTLED);
        limiter.note(read, () -> THROTTLED);

        assertThat(guesses.events().all()).hasSize(1);
    }

    @Test
    void aNoteThatTheAuditLogDidNotTakeIsTakenFromTheNextRequest() {
        GuessLimiter away = guesses.limiter(new RecordedEvents() {
            @Override
            public Announced announce(Statements transaction, AuditEvent... announced) {
                throw new IllegalStateException("The database does not take it");
            }
        });
        fail(ALICE, HOME, 10);

        away.note((Admission.Throttled) reserve(ALICE, HOME), () -> THROTTLED);
        limiter.note((Admission.Throttled) reserve(ALICE, HOME), () -> THROTTLED);

        assertThat(guesses.events().all()).containsExactly(THROTTLED);
    }

    @Test
    void anErasedAccountLeavesNothingBehind() {
        fail(ALICE, HOME, 3);
        succeeded(reserved(ALICE, HOME));
        fail("bob@example.com", HOME, 1);

        limiter.forget(ALICE);

        assertThat(guesses.count("subject IS NOT NULL")).as("bob's").isEqualTo(2);
    }

    @Test
    void neitherNamesNorAddressesAreStored() {
        fail(ALICE, HOME, 1);

        assertThat(guesses.count("id LIKE '%alice%' OR subject LIKE '%alice%' OR id LIKE '%192.0.2%' OR subject LIKE '%192.0.2%'")).isZero();
    }

    private void purge() {
        for (GuessBudget budget : GuessBudget.values()) {
            while (guesses.counters().deleteExpired(budget)) {
                assertThat(budget).isNotNull();
            }
        }
    }

    private Admission reserve(String name, Source source) {
        return limiter.reserve(limiter.password(name, source));
    }

    private Reservation reserved(String name, Source source) {
        Admission admission = reserve(name, source);
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).reservation();
    }

    private void succeeded(Reservation reservation) {
        guesses.sql().inTransaction(statements -> {
            limiter.succeeded(reservation, statements);
            return true;
        });
    }

    private void fail(String name, Source source, int times) {
        for (int i = 0; i < times; i++) {
            limiter.failed(reserved(name, source));
        }
    }

    /** The tests' own second or two may have gone off. */
    private static void assertThrottled(GuessBudget by, long seconds, Admission admission) {
        assertThat(admission).isInstanceOfSatisfying(Admission.Throttled.class, throttled -> {
            assertThat(throttled.counter().budget()).isEqualTo(by);
            assertThat(throttled.seconds()).isBetween(Math.max(1, seconds - 20), seconds);
        });
    }
}
