package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided about a family; that it holds for two at once, on either database, is for the tests with a server. */
class RefreshTokensTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SHOP = "shop";
    private static final Function<RefreshTokenStatus, Rotation.Check> GO_ON = status -> Rotation.Check.GO_ON;

    private Instant now = START;
    private final TestAccounts accounts = new TestAccounts();
    private final Account account = accounts.has("alice@example.com", "hash");
    private final RefreshTokensInMemory memory = memory(10);
    private final Session session = Session.begin(1, START);

    private final String first = begin(memory);

    private RefreshTokensInMemory memory(int graceSeconds) {
        return new RefreshTokensInMemory(TestSettings.of("REFRESH_GRACE_SECONDS", "" + graceSeconds), new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }, accounts);
    }

    private String begin(RefreshTokensInMemory where) {
        return where.begin(session, account.id(), SHOP, new TreeSet<>(List.of("read")), Duration.ofMinutes(60));
    }

    private Rotation use(String token) {
        return memory.tokens().rotate(token, SHOP, GO_ON);
    }

    private String next(String token) {
        return ((Rotation.Rotated) use(token)).successor();
    }

    private void goOn(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Case("F01")
    @Test
    void useGivesASuccessorAndTellsWhoseItIs() {
        Rotation.Rotated rotated = (Rotation.Rotated) use(first);

        assertThat(rotated.successor()).isNotEqualTo(first);
        assertThat(rotated.status().family()).isEqualTo(
                new RefreshFamily(session, account.id(), SHOP, new TreeSet<>(List.of("read")), START.plus(Duration.ofMinutes(60))));
    }

    @Test
    void tokensAreKeptAsHashesOnly() {
        String second = next(first);

        assertThat(memory.hashes()).containsExactlyInAnyOrder(new RefreshTokenValue(first).hash(), new RefreshTokenValue(second).hash());
    }

    @Test
    void unknownTokenIsNotValid() {
        assertThat(use("unknown")).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
        assertThat(use(new RefreshTokenValue(first).hash())).as("the hash is not the token")
                .extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @Case("F06")
    @Test
    void parentWithinTheGraceTimeGetsTheSameSuccessor() {
        String second = next(first);
        goOn(9);

        assertThat(next(first)).isEqualTo(second);
        assertThat(next(first)).isEqualTo(second);
        assertThat(memory.endReason()).isEmpty();
    }

    @Case("F04")
    @Test
    void whoeverIsSecondByAMomentGetsTheSuccessorOfTheFirst() {
        List<String> successorOfTheOther = new ArrayList<>();
        memory.meanwhile(() -> successorOfTheOther.add(next(first)));

        assertThat(List.of(next(first))).isEqualTo(successorOfTheOther);
        assertThat(memory.hashes()).hasSize(2);
    }

    @Case("F20")
    @Test
    void whoeverIsSecondByAMomentEndsTheFamilyWhereThereIsNoGraceTime() {
        RefreshTokensInMemory strict = memory(0);
        String token = begin(strict);
        strict.meanwhile(() -> strict.tokens().rotate(token, SHOP, GO_ON));

        assertThat(strict.tokens().rotate(token, SHOP, GO_ON)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
        assertThat(strict.endReason()).contains("replayed");
    }

    @Test
    void familyThatIsRevokedAfterItsTokenWasReadGivesNoSuccessor() {
        memory.meanwhile(() -> memory.tokens().revoke(first, family -> true));

        assertThat(use(first)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
        assertThat(memory.hashes()).containsExactly(new RefreshTokenValue(first).hash());
    }

    @Case("F02")
    @Test
    void parentAtTheEndOfTheGraceTimeEndsTheFamily() {
        String second = next(first);
        goOn(10);

        assertThat(use(first)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
        assertThat(memory.endReason()).contains("replayed");
        assertThat(use(second)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @Test
    void graceTimeIsNotProlongedByASecondRetry() {
        next(first);
        goOn(6);
        next(first);
        goOn(6);

        assertThat(use(first)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
    }

    @Case("F07")
    @Test
    void parentOfAUsedSuccessorEndsTheFamilyAtOnce() {
        String third = next(next(first));

        assertThat(use(first)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
        assertThat(use(third)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @Case("F20")
    @Test
    void withoutAGraceTimeTheParentEndsTheFamilyAtOnce() {
        RefreshTokensInMemory strict = memory(0);
        String token = begin(strict);
        strict.tokens().rotate(token, SHOP, GO_ON);

        assertThat(strict.tokens().rotate(token, SHOP, GO_ON)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
    }

    @Case("F03")
    @Test
    void anyAncestorIsRecognised() {
        List<String> ancestors = new ArrayList<>(List.of(first));
        for (int i = 0; i < 20; i++) {
            ancestors.add(next(ancestors.get(i)));
        }

        assertThat(use(ancestors.get(5))).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.REPLAYED);
        assertThat(use(ancestors.get(20))).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @Case("F08")
    @Test
    void anotherClientChangesNothingNeitherWithAGoodTokenNorWithAReplacedOne() {
        assertThat(memory.tokens().rotate(first, "other", GO_ON)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.FOREIGN);
        String third = next(next(first));
        assertThat(memory.tokens().rotate(first, "other", GO_ON)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.FOREIGN);

        assertThat(memory.endReason()).isEmpty();
        assertThat(use(third)).isInstanceOf(Rotation.Rotated.class);
    }

    @Case("F16")
    @Test
    void familyEndsAtItsAbsoluteEndHoweverOftenItWasRotated() {
        String token = first;
        for (int i = 0; i < 59; i++) {
            goOn(60);
            token = next(token);
        }
        goOn(60);

        assertThat(use(token)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
        assertThat(memory.tokens().find(token)).isEmpty();
    }

    @Test
    void checkThatStopsLeavesTheTokenGood() {
        assertThat(memory.tokens().rotate(first, SHOP, status -> Rotation.Check.STOP))
                .extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.STOPPED);
        assertThat(use(first)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    void checkThatEndsEndsTheFamily() {
        assertThat(memory.tokens().rotate(first, SHOP, status -> Rotation.Check.END))
                .extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.ENDED);
        assertThat(memory.endReason()).contains("account");
        assertThat(use(first)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(Rotation.Check.class)
    void aRetryIsCheckedAsEveryUse(Rotation.Check verdict) {
        next(first);
        List<RefreshTokenStatus> asked = new ArrayList<>();

        Rotation again = memory.tokens().rotate(first, SHOP, status -> {
            asked.add(status);
            return verdict;
        });

        assertThat(asked).hasSize(1);
        assertThat(again instanceof Rotation.Rotated).isEqualTo(verdict == Rotation.Check.GO_ON);
    }

    @Test
    void nothingIsAskedAboutATokenThatIsNotGood() {
        next(next(first));
        Function<RefreshTokenStatus, Rotation.Check> never = status -> {
            throw new AssertionError("asked");
        };

        memory.tokens().rotate("unknown", SHOP, never);
        memory.tokens().rotate(first, "other", never);
        memory.tokens().rotate(first, SHOP, never);
    }

    @Test
    void onlyTheCurrentTokenIsFound() {
        String second = next(first);

        assertThat(memory.tokens().find(first)).isEmpty();
        assertThat(memory.tokens().find(second)).map(found -> found.family().session()).contains(session);
        assertThat(memory.tokens().find("unknown")).isEmpty();
    }

    @Test
    void revokingEndsTheFamilyByAnyOfItsTokens() {
        String second = next(first);

        assertThat(memory.tokens().revoke(first, family -> true)).isPresent();
        assertThat(memory.endReason()).contains("revoked");
        assertThat(use(second)).extracting(RefreshTokensTest::reason).isEqualTo(Rotation.Reason.NOT_VALID);
    }

    @Test
    void revokingWhatOneMayNotChangesNothingAndIsStillRecognised() {
        assertThat(memory.tokens().revoke(first, family -> false)).isPresent();
        assertThat(memory.endReason()).isEmpty();
        assertThat(memory.tokens().revoke("unknown", family -> true)).isEmpty();
    }

    @Test
    void firstReasonForTheEndStays() {
        next(next(first));
        use(first);
        memory.tokens().revoke(first, family -> true);

        assertThat(memory.endReason()).isEqualTo(Optional.of("replayed"));
    }

    /** Why it was refused; null where it was not. */
    private static Rotation.Reason reason(Rotation rotation) {
        return rotation instanceof Rotation.Refused refused ? refused.reason() : null;
    }
}
