package com.vidaplus.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.credential.guess.GuessLimiter;
import com.vidaplus.auth.credential.guess.GuessesInMemory;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.HashGate;
import com.vidaplus.auth.credential.password.Normalisation;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.StoredPassword;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same work and the same verdict for whoever may not sign in: the work is counted in derivations, not measured in time. */
class CredentialCheckTest {

    private static final String NAME = "alice@example.com";
    private static final Source HOME = new Source("192.0.2.1");
    private static final Source ELSEWHERE = new Source("198.51.100.7");
    private static final String RIGHT = "correct horse battery staple";
    private static final String WRONG = "correct horse battery stapler";
    private static final Argon2Cost CONFIGURED = new Argon2Cost(64, 2, 1);
    private static final Argon2Cost WEAKER = new Argon2Cost(64, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CONFIGURED, new SecureRandom());
    private final TestAccounts accounts = new TestAccounts();
    private final GuessesInMemory guesses = new GuessesInMemory();
    private final RecordedEvents events = guesses.events();
    private final GuessLimiter limiter = guesses.limiter();
    private final List<String> counted = new ArrayList<>();
    private final Metrics metrics = new Metrics() {
        @Override
        public void count(Counter counter, String labelValue) {
            counted.add(counter + " " + labelValue);
        }
    };
    private final List<String> otherHashesAskedFor = new ArrayList<>();
    private Optional<String> other = Optional.empty();
    private final OtherHash otherHash = new OtherHash() {
        @Override
        Optional<String> of(String username) {
            otherHashesAskedFor.add(username);
            return other;
        }
    };
    private final CredentialCheck check = new CredentialCheck(accounts.rows(), hasher, otherHash, new HashGate(1, 10), limiter, events, metrics, guesses.sql());

    @Test
    void rightPasswordOfAnEnabledAccountIsAccepted() {
        Account alice = accounts.has(NAME, hashOf(RIGHT));

        assertThat(check.check(NAME, RIGHT, HOME)).isEqualTo(new Verdict.Accepted(alice));
        assertThat(check.check("ALICE@Example.COM", RIGHT, HOME)).isEqualTo(new Verdict.Accepted(alice));
        assertThat(derivationsOf(NAME, RIGHT)).isEqualTo(1);
    }

    @Case("C01")
    @Test
    void unknownName() {
        assertRefusedAfterOneDerivation("nobody@example.com", RIGHT);
    }

    @Case("C01")
    @Test
    void wrongPassword() {
        accounts.has(NAME, hashOf(RIGHT));

        assertRefusedAfterOneDerivation(NAME, WRONG);
        assertRefusedAfterOneDerivation(NAME, "");
        assertRefusedAfterOneDerivation(NAME, RIGHT + " ");
        assertRefusedAfterOneDerivation(NAME, RIGHT.toUpperCase(Locale.ROOT));
    }

    @Case("C01")
    @Test
    void disabledAccount() {
        accounts.change(accounts.has(NAME, hashOf(RIGHT)), "enabled", false);

        assertRefusedAfterOneDerivation(NAME, RIGHT);
        assertRefusedAfterOneDerivation(NAME, WRONG);
    }

    @Test
    void disabledAccountWithAWeakerHash() {
        accounts.change(accounts.has(NAME, weakHashOf(RIGHT)), "enabled", false);

        assertRefusedAfterOneDerivation(NAME, RIGHT);
        assertRefusedAfterOneDerivation(NAME, WRONG);
        assertThat(accounts.rehashed()).isEmpty();
    }

    @Case("C01")
    @Test
    void accountWithoutAPassword() {
        accounts.has(NAME, null);

        assertRefusedAfterOneDerivation(NAME, RIGHT);
        assertRefusedAfterOneDerivation(NAME, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "correct horse battery staple", "$argon2id$", "$2b$", "{noop}x",
        "$argon2id$v=19$m=4194304,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void unreadableHash(String stored) {
        accounts.has(NAME, stored);

        assertRefusedAfterOneDerivation(NAME, RIGHT);
        assertRefusedAfterOneDerivation(NAME, stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u212Aevin@example.com", "jos\u00E9@example.com", " alice@example.com", "alice@example.com ", "",
        "alice@example.com\n", "alice'--", "%"})
    void nameThatNoAccountCanHave(String name) {
        accounts.has(NAME, hashOf(RIGHT));

        assertRefusedAfterOneDerivation(name, RIGHT);
    }

    @Case("B02")
    @Test
    void passwordTooLongToBeAnybodysIsRefusedWithoutALookUp() {
        accounts.has(NAME, hashOf(RIGHT));

        assertThat(check.check(NAME, "x".repeat(1_025), HOME)).isEqualTo(Verdict.Refused.INCORRECT);
        assertThat(check.check("nobody@example.com", "x".repeat(1_025), HOME)).isEqualTo(Verdict.Refused.INCORRECT);
        assertThat(accounts.lookups()).isZero();
    }

    @Test
    void accountDisabledWhileHashingIsRefused() {
        Account alice = accounts.has(NAME, weakHashOf(RIGHT));

        assertThat(afterLookUp(() -> accounts.change(alice, "enabled", false)).check(NAME, RIGHT, HOME)).isEqualTo(Verdict.Refused.INCORRECT);
        assertThat(accounts.rehashed()).isEmpty();
    }

    @Test
    void passwordChangedWhileHashingIsRefused() {
        Account alice = accounts.has(NAME, weakHashOf(RIGHT));

        assertThat(afterLookUp(() -> accounts.change(alice, "credentialVersion", 2)).check(NAME, RIGHT, HOME))
                .isEqualTo(Verdict.Refused.INCORRECT);
        assertThat(accounts.rehashed()).isEmpty();
    }

    @Test
    void accountGoneWhileHashingIsRefused() {
        Account alice = accounts.has(NAME, hashOf(RIGHT));

        assertThat(afterLookUp(() -> accounts.remove(alice)).check(NAME, RIGHT, HOME)).isEqualTo(Verdict.Refused.INCORRECT);
    }

    @Test
    void groupsAreThoseReadAfterHashing() {
        Account alice = accounts.has(NAME, hashOf(RIGHT));

        Verdict verdict = afterLookUp(() -> accounts.change(alice, "groups", new HashSet<>(List.of("demoted")))).check(NAME, RIGHT, HOME);

        assertThat(((Verdict.Accepted) verdict).account().groups()).containsExactly("demoted");
    }

    @Test
    void weakerHashIsMadeAnewOnce() {
        accounts.has(NAME, weakHashOf(RIGHT));

        assertThat(check.check(NAME, RIGHT, HOME)).isInstanceOf(Verdict.Accepted.class);

        assertThat(accounts.rehashed()).singleElement().satisfies(stored -> {
            assertThat(stored).startsWith("nfc $argon2id$v=19$m=64,t=2,p=1$");
            assertThat(hasher.verify(Password.of(RIGHT).orElseThrow(), new StoredPassword(stored.substring(4), Normalisation.NFC)))
                    .isTrue();
        });
    }

    @Test
    void goodHashIsKept() {
        accounts.has(NAME, hashOf(RIGHT));
        check.check(NAME, RIGHT, HOME);

        assertThat(accounts.rehashed()).isEmpty();
    }

    @Test
    void wrongPasswordNeverRewritesAHash() {
        accounts.has(NAME, weakHashOf(RIGHT));
        check.check(NAME, WRONG, HOME);

        assertThat(accounts.rehashed()).isEmpty();
    }

    @Test
    void strongHashOfBytesAsReceivedOnlyChangesItsMarker() {
        String hash = hashOf(RIGHT);
        accounts.change(accounts.has(NAME, hash), "passwordNormalisation", "none");

        assertThat(derivationsOf(NAME, RIGHT)).isEqualTo(1);
        assertThat(accounts.rehashed()).containsExactly("nfc " + hash);
    }

    @Test
    void signInSucceedsWhereSomebodyElseRewroteTheHashFirst() {
        accounts.has(NAME, weakHashOf(RIGHT));
        accounts.refuseRehash();

        assertThat(check.check(NAME, RIGHT, HOME)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void nothingIsHashedWhereTheGateIsFull() {
        accounts.has(NAME, hashOf(RIGHT));
        HashGate gate = new HashGate(1, 0, Duration.ofSeconds(20));
        CredentialCheck crowded = new CredentialCheck(accounts.rows(), hasher, otherHash, gate, limiter, events, metrics, guesses.sql());
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        long before = hasher.derivations();

        gate.run(() -> {
            verdict.set(crowded.check(NAME, RIGHT, HOME));
            return Optional.empty();
        });

        assertThat(verdict).hasValue(Verdict.Refused.OVERLOADED);
        assertThat(hasher.derivations()).isEqualTo(before);
        assertThat(guesses.count("id IS NOT NULL")).as("nor is the database asked").isZero();
        assertThat(crowded.check(NAME, RIGHT, HOME)).as("once there is room again").isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void theReasonOfARefusalIsRecordedAndTheNameIsNot() {
        Account alice = accounts.has(NAME, hashOf(RIGHT));

        check.check("nobody@example.com", RIGHT, HOME, Optional.of("shop"));
        check.check(NAME, WRONG, HOME, Optional.of("shop"));
        accounts.change(alice, "enabled", false);
        check.check(NAME, RIGHT, HOME);

        AuditEvent refusal = AuditEvent.of(AuditType.SIGN_IN_REFUSED);
        assertThat(events.all()).containsExactly(
                refusal.through(Optional.of("shop")).because("no-such-account"),
                refusal.on(alice.id()).through(Optional.of("shop")).because("wrong-password"),
                refusal.on(alice.id()).because("disabled-or-changed"));
    }

    @Test
    @Case({"C03", "C04"})
    void onceThereWereTooManyGuessesNothingIsHashedWhoeverItIsAndWhateverThePassword() {
        accounts.has(NAME, hashOf(RIGHT));
        for (String name : List.of(NAME, "nobody@example.com")) {
            for (int i = 0; i < 10; i++) {
                assertRefusedAfterOneDerivation(name, WRONG);
            }
            long before = hasher.derivations();

            assertThat(check.check(name, WRONG, HOME)).isInstanceOf(Verdict.Throttled.class);
            assertThat(check.check(name, RIGHT, HOME)).isInstanceOf(Verdict.Throttled.class);
            assertThat(hasher.derivations()).isEqualTo(before);
        }
        assertThat(check.check(NAME, RIGHT, ELSEWHERE)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void throttlingIsRecordedOnceForEachWindowAndNeverWithANameNorAHashOfOne() {
        Account alice = accounts.has(NAME, hashOf(RIGHT));
        for (String name : List.of(NAME, "nobody@example.com")) {
            for (int i = 0; i < 13; i++) {
                check.check(name, WRONG, HOME, Optional.of("shop"));
            }
        }
        guesses.pass(Duration.ofMinutes(15));
        for (int i = 0; i < 12; i++) {
            check.check(NAME, WRONG, HOME, Optional.of("shop"));
        }

        AuditEvent throttled = AuditEvent.of(AuditType.SIGN_IN_THROTTLED).through(Optional.of("shop")).with("limit", "account-and-source");
        assertThat(events.all()).filteredOn(event -> event.type() == AuditType.SIGN_IN_THROTTLED).containsExactly(throttled.on(alice.id()),
                throttled, throttled.on(alice.id()));
        assertThat(counted).filteredOn("SIGN_INS throttled"::equals).as("every one is counted").hasSize(8);
        assertThat(counted).filteredOn("REFUSALS throttled-account-and-source"::equals).hasSize(8);
    }

    @Test
    void passwordsThatCanBeNobodysAndAFullGateCountNothing() {
        accounts.has(NAME, hashOf(RIGHT));
        HashGate gate = new HashGate(1, 0, Duration.ofSeconds(20));
        CredentialCheck crowded = new CredentialCheck(accounts.rows(), hasher, otherHash, gate, limiter, events, metrics, guesses.sql());
        gate.run(() -> {
            for (int i = 0; i < 20; i++) {
                assertThat(crowded.check(NAME, WRONG, HOME)).isEqualTo(Verdict.Refused.OVERLOADED);
                assertThat(crowded.check(NAME, "x".repeat(1_025), HOME)).isEqualTo(Verdict.Refused.INCORRECT);
            }
            return Optional.empty();
        });

        assertThat(guesses.count("failed + pending > 0")).isZero();
    }

    @Test
    void whatEndsWithoutAVerdictCountsNothing() {
        accounts.has(NAME, hashOf(RIGHT));
        CredentialCheck interrupted = afterLookUp(() -> {
            throw new IllegalStateException("The database is away");
        });

        assertThatThrownBy(() -> interrupted.check(NAME, WRONG, HOME)).hasMessage("The database is away");

        assertThat(guesses.count("failed + pending > 0")).isZero();
    }

    @Test
    void aRefusalStandsAndStaysCountedWhereItCannotBeSettled() {
        accounts.has(NAME, hashOf(RIGHT));
        CredentialCheck interrupted = afterLookUp(guesses::goAway);

        assertThat(interrupted.check(NAME, WRONG, HOME)).isEqualTo(Verdict.Refused.INCORRECT);

        assertThat(guesses.count("failed = 0 AND pending = 1")).isEqualTo(3);
    }

    @Test
    void theOtherHashIsReadForEveryNameAlikeAndNeverForThrottledOnes() {
        Account disabled = accounts.has("disabled@example.com", hashOf(RIGHT));
        accounts.change(disabled, "enabled", false);
        accounts.has(NAME, hashOf(RIGHT));
        accounts.has("nothing@example.com", null);
        List<String> names = List.of(NAME, "disabled@example.com", "nothing@example.com", "nobody@example.com", "no address");

        names.forEach(name -> check.check(name, WRONG, HOME));
        assertThat(otherHashesAskedFor).isEqualTo(names);
        otherHashesAskedFor.clear();
        for (int i = 0; i < 12; i++) {
            check.check("throttled@example.com", WRONG, ELSEWHERE);
        }
        assertThat(otherHashesAskedFor).hasSize(10);
    }

    @Test
    void noPasswordMatchesTheHashOfTheOtherAccount() {
        other = Optional.of(hashOf(RIGHT));
        accounts.has("nothing@example.com", null);

        assertRefusedAfterOneDerivation("nobody@example.com", RIGHT);
        assertRefusedAfterOneDerivation("nothing@example.com", RIGHT);
    }

    @Test
    void aHashTooDearForThisHeapClosesTheAccountInsteadOfTheNode() {
        PasswordHasher small = new PasswordHasher(CONFIGURED, new SecureRandom(), Optional.empty(), new HashMemory(100, 0), seconds -> { });
        PasswordHasher dear = new PasswordHasher(new Argon2Cost(128, 1, 4), new SecureRandom());
        HashGate gate = new HashGate(1, 10, Duration.ofSeconds(20), new HashMemory(100, 0));
        Account alice = accounts.has(NAME, dear.hash(Password.of(RIGHT).orElseThrow()).hash());

        CredentialCheck onASmallHeap = new CredentialCheck(accounts.rows(), small, otherHash, gate, limiter, events, metrics, guesses.sql());

        assertThat(onASmallHeap.check(NAME, RIGHT, HOME)).isEqualTo(Verdict.Refused.INCORRECT);
        assertThat(small.derivations()).isEqualTo(1);
        assertThat(events.all()).containsExactly(AuditEvent.of(AuditType.SIGN_IN_REFUSED).on(alice.id()).because("unreadable-hash"));
    }

    @Test
    void aDearerHashIsMadeAnewAtTheConfiguredCost() {
        accounts.has(NAME, new PasswordHasher(new Argon2Cost(128, 3, 4), new SecureRandom()).hash(Password.of(RIGHT).orElseThrow()).hash());

        assertThat(check.check(NAME, RIGHT, HOME)).isInstanceOf(Verdict.Accepted.class);

        assertThat(accounts.rehashed()).singleElement().asString().startsWith("nfc $argon2id$v=19$m=64,t=2,p=1$");
    }

    private void assertRefusedAfterOneDerivation(String name, String password) {
        long before = hasher.derivations();

        assertThat(check.check(name, password, HOME)).isSameAs(Verdict.Refused.INCORRECT);
        assertThat(hasher.derivations() - before).isEqualTo(1);
    }

    private long derivationsOf(String name, String password) {
        long before = hasher.derivations();
        check.check(name, password, HOME);
        return hasher.derivations() - before;
    }

    /** A check during which something happens once the account has been read. */
    private CredentialCheck afterLookUp(Runnable happens) {
        TestAccounts interrupted = new TestAccounts() {
            @Override
            public Optional<Account> find(EmailAddress email) {
                Optional<Account> read = accounts.find(email);
                happens.run();
                return read;
            }

            @Override
            public Optional<Account> findById(String id) {
                return accounts.findById(id);
            }

            @Override
            public boolean rehash(Account read, String hash, String normalisation) {
                return accounts.rehash(read, hash, normalisation);
            }
        };
        return new CredentialCheck(interrupted.rows(), hasher, otherHash, new HashGate(1, 10), limiter, events, metrics, guesses.sql());
    }

    private String hashOf(String password) {
        return hasher.hash(Password.of(password).orElseThrow()).hash();
    }

    private static String weakHashOf(String password) {
        return new PasswordHasher(WEAKER, new SecureRandom()).hash(Password.of(password).orElseThrow()).hash();
    }
}
