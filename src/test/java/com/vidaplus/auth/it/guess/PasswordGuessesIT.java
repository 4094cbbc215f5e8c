package com.vidaplus.auth.it.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.AuditTables;
import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The default limits: 10 wrong guesses for one account and source in 15 minutes, 100 from a source, 100 in a row for an account. */
class PasswordGuessesIT extends GuessIT {

    /** Of each of three threads; the flood ends with the test. */
    private static final int MOST_GARBAGE = 20_000;

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case({"C03", "C04"})
    void afterTenWrongGuessesNothingIsCheckedWhoeverItIsAndWhateverThePassword(Door door) {
        String email = accounts.add(RIGHT);
        List<Map<String, List<String>>> throttled = new ArrayList<>();
        for (String name : List.of(email, nobody(), "no address at all", "jo\u00e3o@vidaplus.example")) {
            guessWrong(door, home, name, 10);
            long hashes = hashes();
            for (String password : List.of(WRONG, RIGHT)) {
                Answer answer = guess(door, home, name, password);
                door.assertThrottled(answer);
                throttled.add(Door.lessTimes(answer));
            }
            assertThat(hashes()).isEqualTo(hashes);
        }

        assertThat(throttled).as("known, unknown, right and wrong").containsOnly(throttled.get(0));
        door.assertThrottled(guess(door, home, email.toUpperCase(Locale.ROOT), RIGHT));
        assertThat(guess(door, elsewhere, email, RIGHT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case("C03")
    void bothDoorsCountTogetherAndTheWindowEndsByItself(Door door) {
        String email = accounts.add(RIGHT);
        guessWrong(Door.API, home, email, 5);
        guessWrong(Door.OAUTH, home, email, 5);
        door.assertThrottled(guess(door, home, email, RIGHT));

        accounts.execute("UPDATE guess_counter SET window_ends = 1 WHERE subject = ?",
                NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", service().keyEncryptionKey())).pseudonym(email));

        assertThat(guess(door, home, email, RIGHT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case("C05")
    void ofTwoHundredWrongGuessesAtOnceNoMoreThanTenAreEvaluated(Door door) {
        String email = accounts.add(RIGHT);
        long before = hashes();

        List<Answer> answers = guessAtOnce(200, door, email, WRONG);

        assertThat(hashes() - before).isEqualTo(10);
        assertThat(answers).extracting(Answer::status).isSubsetOf(door.wrong(), 429);
        assertThat(answers).filteredOn(answer -> answer.status() == door.wrong()).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(door::assertThrottled);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case("C06")
    void tenCorrectSignInsAtOnceAllSucceedAndLeaveNothingBehind(Door door) {
        String email = accounts.add(RIGHT);
        for (int round = 0; round < 3; round++) {
            assertThat(guessAtOnce(10, door, email, RIGHT)).extracting(Answer::status).containsOnly(200);
        }
        guessWrong(door, home, email, 9);
        assertThat(guess(door, home, email, RIGHT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case("C07")
    void aSuccessForgetsWhatWasWrongBefore(Door door) {
        String email = accounts.add(RIGHT);
        guessWrong(door, home, email, 9);
        assertThat(guess(door, home, email, RIGHT).status()).isEqualTo(200);
        guessWrong(door, home, email, 10);
        door.assertThrottled(guess(door, home, email, RIGHT));
    }

    @Test
    @Case({"C07", "C09"})
    void onePasswordOnManyNamesIsStoppedAndThoseWhoWorkThereAreNot() {
        String colleague = accounts.add(RIGHT);
        String newcomer = accounts.add(RIGHT);
        assertThat(guess(Door.API, host(0), colleague, RIGHT).status()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            guessWrong(door(i), host(i), nobody(), 1);
        }

        for (Door door : Door.values()) {
            door.assertThrottled(guess(door, host(100), nobody(), WRONG));
            door.assertThrottled(guess(door, host(101), newcomer, RIGHT));
            assertThat(guess(door, host(102), colleague, RIGHT).status()).as("signed in from there before").isEqualTo(200);
            door.assertThrottled(guess(door, host(103), newcomer, RIGHT));
        }
        assertThat(guess(Door.API, elsewhere, newcomer, RIGHT).status()).as("from elsewhere").isEqualTo(200);
    }

    /** One of 2^64 addresses that one customer has. */
    private String host(int number) {
        return home.replace("::1", "::" + Integer.toHexString(number + 1));
    }

    @Test
    @Case("C08")
    void theOwnerOfAnAttackedAccountGetsInFromAKnownNetwork() {
        String email = accounts.add(RIGHT);
        assertThat(guess(Door.API, home, email, RIGHT).status()).isEqualTo(200);
        for (int source = 0; source < 10; source++) {
            String attacker = ClientAddress.next();
            guessWrong(door(source), attacker, email, 10);
            door(source).assertThrottled(guess(door(source), attacker, email, WRONG));
        }

        for (Door door : Door.values()) {
            door.assertThrottledFor(guess(door, elsewhere, email, RIGHT), 86_400);
            guessWrong(door, home, email, 1);
        }
        assertThat(guess(Door.OAUTH, home, email, RIGHT).status()).isEqualTo(200);
        assertThat(guess(Door.OAUTH, elsewhere, email, RIGHT).status()).as("the success ended the row of failures").isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Case("C10")
    void whatAClientPutsIntoItsHeadersMovesItNowhere(Door door) {
        String email = accounts.add(RIGHT);
        for (int i = 0; i < 10; i++) {
            String forged = ClientAddress.next() + ", 10.0.0." + i + ", ";
            assertThat(guess(door, forged + home, email, WRONG).status()).isEqualTo(door.wrong());
        }

        door.assertThrottled(door.signIn(client, shop, email, RIGHT, ClientAddress.HEADER, ClientAddress.next() + "," + home,
                "Forwarded", "for=203.0.113.1", "X-Real-IP", "203.0.113.1"));
    }

    @Test
    void whatIsNoGuessIsNotCounted() {
        String email = accounts.add(RIGHT);
        for (int i = 0; i < 12; i++) {
            assertThat(guess(Door.API, home, email, "x".repeat(1_025)).status()).isEqualTo(422);
            assertThat(guess(Door.API, home, email, "").status()).isEqualTo(422);
            assertThat(guess(Door.OAUTH, home, email, "x".repeat(1_025)).status()).isEqualTo(400);
            assertThat(guess(Door.OAUTH, home, email, "").status()).isEqualTo(400);
            assertThat(client.post("/auth/token", "application/json", JsonUtil.toJson(Map.of("username", email, "password", RIGHT)),
                    ClientAddress.HEADER, home).status()).isEqualTo(422);
        }

        assertThat(guess(Door.API, home, email, RIGHT).status()).isEqualTo(200);
    }

    @Test
    @Case({"C03", "C04"})
    void theOldPasswordOfAPasswordChangeIsCountedWithTheSignIns() {
        String email = accounts.add(RIGHT);
        String token = guess(Door.API, home, email, RIGHT).accessToken();
        guessWrong(Door.API, home, email, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(changePassword(token, WRONG).status()).isEqualTo(403);
        }

        for (String old : List.of(WRONG, RIGHT)) {
            Answer answer = changePassword(token, old);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.text("detail")).isEqualTo("Too many attempts, try again later");
            assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 900);
        }
        Door.API.assertThrottled(guess(Door.API, home, email, RIGHT));
    }

    private Answer changePassword(String token, String old) {
        String body = JsonUtil.toJson(Map.of("old_password", old, "new_password", "nine otters paint the harbour"));
        return client.send("PUT", "/account/password", body, "Content-Type", "application/json", "Authorization", "Bearer " + token,
                ClientAddress.HEADER, home);
    }

    @Test
    void theAuditLogHasItOnceForEachWindowAndNeverAName() throws SQLException {
        String email = accounts.add(RIGHT);
        guessWrong(Door.API, home, email, 10);
        for (int i = 0; i < 5; i++) {
            Door.API.assertThrottled(guess(Door.API, home, email, RIGHT));
        }

        try (Connection connection = service().connect()) {
            Optional<String> id = Optional.of(idOf(connection, email));
            List<AuditEntry> entries = new AuditTables(connection).find(AuditQuery.newest(1_000).ofType("sign-in-throttled"));
            assertThat(entries).filteredOn(entry -> entry.subject().equals(id)).singleElement()
                    .satisfies(entry -> assertThat(entry.details()).isEqualTo(Map.of("limit", "account-and-source")));
        }
        assertThat(service().log()).doesNotContain(email).doesNotContain(home);
    }

    @Test
    void aFloodOfGarbageTokensHidesNoGuessAndNoNoteAndIsSummedUp() throws Exception {
        String email = accounts.add(RIGHT);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService flood = Executors.newFixedThreadPool(3);
        try {
            for (int thread = 0; thread < 3; thread++) {
                flood.submit(() -> {
                    for (int i = 0; i < MOST_GARBAGE && !over.get(); i++) {
                        client.refresh("garbage");
                    }
                });
            }
            Deadline.of(Duration.ofSeconds(30), "garbage is summed up").await(() -> !recorded("refusals-summed-up", Optional.empty()).isEmpty());
            guessWrong(Door.API, home, email, 10);
            Door.API.assertThrottled(guess(Door.API, home, email, RIGHT));
        } finally {
            over.set(true);
            flood.shutdown();
            assertThat(flood.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        try (Connection connection = service().connect()) {
            Optional<String> id = Optional.of(idOf(connection, email));
            assertThat(recorded("sign-in-refused", id)).hasSize(10);
            assertThat(recorded("sign-in-throttled", id)).hasSize(1);
        }
        assertThat(recorded("refusals-summed-up", Optional.empty())).allSatisfy(sum -> assertThat(sum.details()).containsKeys("refused", "count"))
                .anySatisfy(sum -> assertThat(sum.details()).containsEntry("reason", "access-token-not-valid"));
    }

    private static List<AuditEntry> recorded(String type, Optional<String> subject) {
        try (Connection connection = service().connect()) {
            AuditQuery query = AuditQuery.newest(1_000).ofType(type);
            return new AuditTables(connection).find(subject.map(query::about).orElse(query));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idOf(Connection connection, String email) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM account WHERE email = ?")) {
            select.setString(1, email);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
