package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** The races of refresh tokens, with the default settings. Each database has a subclass. */
@Tag("processes")
@Tag("races")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Races {

    private static final int MANY = 200;
    private static final int SOME = 20;

    private final Database.Kind kind;
    private final String password = Secrets.password();
    private Cluster cluster;
    private String email;
    private ExpiredRows expired;

    Races(Database.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void startNodes() {
        cluster = Cluster.on(kind, Map.of());
        email = cluster.accounts().add(password, "staff");
        expired = ExpiredRows.insertInto(cluster);
    }

    @AfterAll
    void stopNodes() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Case("F04")
    @Test
    void manyUsesOfOneRefreshTokenAtOnceAllGiveTheSameSuccessor(TestReporter reporter) {
        int unavailable = 0;
        for (int round = 0; round < Burst.rounds(); round++) {
            String token = signIn(round).refreshToken();

            List<Answer> answers = Burst.of(MANY, caller -> cluster.door(caller).refresh(token));
            List<Answer> done = answers.stream().filter(answer -> answer.status() == 200).toList();
            List<Answer> sentAway = answers.stream().filter(answer -> answer.status() != 200).toList();

            assertThat(done).isNotEmpty();
            assertThat(done).extracting(Answer::refreshToken).containsOnly(done.get(0).refreshToken());
            // Where the machine is too slow for so many at once, the last ones are told to come again.
            assertThat(sentAway).allMatch(answer -> answer.status() == 503 && answer.header("Retry-After").isPresent());
            assertThat(cluster.families().tokensInFamilyOf(token)).isEqualTo(2);
            assertThat(cluster.families().endOfFamilyOf(token)).isEmpty();
            assertThat(cluster.door(round + 1).refresh(done.get(0).refreshToken()).status()).isEqualTo(200);
            unavailable += sentAway.size();
        }
        assertThat(cluster.families().forked()).isEmpty();
        assertThat(cluster.nodes()).extracting(ServiceProcess::log).noneMatch(log -> log.contains("has no successor and cannot be given one"));
        reporter.publishEntry("answered 503, of " + MANY * Burst.rounds(), Integer.toString(unavailable));
        assertThat(unavailable).as("answered 503").isLessThan(MANY * Burst.rounds() / 4);
    }

    @Test
    void onceARevocationHasAnsweredNothingOfARefreshAtTheSameMomentIsUsable() {
        for (int round = 0; round < Burst.rounds(); round++) {
            Answer signIn = signIn(round);
            // Ending a session by its access token takes another way than by its refresh token.
            String revoked = round % 2 == 0 ? signIn.refreshToken() : signIn.accessToken();
            int revoker = round % (SOME - 1);

            List<Answer> answers = Burst.of(SOME, caller -> caller == revoker || caller == revoker + 1
                    ? cluster.door(caller).revoke(revoked) : cluster.door(caller).refresh(signIn.refreshToken()));

            assertThat(answers.get(revoker).status()).isEqualTo(200);
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400);
            assertNothingIsUsable(List.of(signIn), answers);
        }
    }

    @Case("F12")
    @Test
    void onceARevocationHasAnsweredNoRefreshSucceeds() throws InterruptedException {
        for (int round = 0; round < Burst.rounds(); round++) {
            Answer signIn = signIn(round);
            Rotation rotation = Rotation.of(cluster, signIn, round % 4);

            Answer revoked = cluster.door(round).revoke(round % 2 == 0 ? signIn.refreshToken() : signIn.accessToken());
            Answer refusal = rotation.afterTheEnd();

            assertThat(revoked.status()).isEqualTo(200);
            assertThat(refusal.status()).isEqualTo(400);
            assertNothingIsUsable(rotation);
        }
    }

    @Test
    void onceAnAccountIsDisabledNoRefreshSucceeds() throws InterruptedException {
        for (int round = 0; round < Burst.rounds(); round++) {
            String leaver = cluster.accounts().add(password);
            Rotation rotation = Rotation.of(cluster, cluster.door(round).signIn(leaver, password), round % 4);

            cluster.accounts().disable(leaver);
            Answer refusal = rotation.afterTheEnd();

            assertThat(refusal.status()).isEqualTo(400);
            assertNothingIsUsable(rotation);
        }
    }

    @Case("F11")
    @Test
    void onceAPasswordIsChangedNoRefreshSucceeds() throws InterruptedException {
        for (int round = 0; round < Burst.rounds(); round++) {
            String careful = cluster.accounts().add(password);
            Rotation rotation = Rotation.of(cluster, cluster.door(round).signIn(careful, password), round % 4);

            cluster.accounts().changePassword(careful, Secrets.password());
            Answer refusal = rotation.afterTheEnd();

            assertThat(refusal.status()).isEqualTo(400);
            assertNothingIsUsable(rotation);
        }
    }

    @Test
    void onceAClientIsDisabledNoRefreshSucceeds() throws InterruptedException {
        for (int round = 0; round < Burst.rounds(); round++) {
            Answer signIn = signIn(round);
            Rotation rotation = Rotation.of(cluster, signIn, round % 4);

            cluster.accounts().execute("UPDATE client SET enabled = FALSE WHERE id = ?", cluster.bootstrap().clientId());
            Answer refusal = rotation.afterTheEnd();
            Answer later = cluster.door(round).refresh(signIn.refreshToken());
            cluster.accounts().execute("UPDATE client SET enabled = TRUE WHERE id = ?", cluster.bootstrap().clientId());
            // A disabled client's secret counts as a wrong one.
            cluster.accounts().execute("DELETE FROM guess_counter");

            assertThat(refusal.status()).as("400 where the client was authenticated before it was disabled").isIn(400, 401);
            assertThat(later.status()).isEqualTo(401);
        }
    }

    @Test
    void onceASessionOfTheApiDoorIsRevokedNothingThatSlidOutOfItIsUsable() {
        for (int round = 0; round < Burst.rounds(); round++) {
            Answer signIn = cluster.door(round).apiSignIn(email, password);
            String token = signIn.accessToken();
            int revoker = round % (SOME - 1);

            List<Answer> answers = Burst.of(SOME, caller -> caller == revoker || caller == revoker + 1
                    ? cluster.door(caller).revoke(token) : cluster.door(caller).slide(token));

            assertThat(answers.get(revoker).status()).isEqualTo(200);
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 401);
            for (Answer slid : withToken(answers)) {
                for (OAuthDoor door : cluster.doors()) {
                    assertThat(door.isActive(slid.accessToken())).isFalse();
                    assertThat(door.slide(slid.accessToken()).status()).isEqualTo(401);
                }
            }
        }
    }

    @Case("F06")
    @Test
    void aClientWhoseAnswerWasLostGetsTheSameSuccessorFromAnyNode() {
        for (int round = 0; round < Burst.rounds(); round++) {
            String token = signIn(round).refreshToken();

            cluster.door(round).refreshAndHangUp(token);
            if (round % 2 == 0) {
                // Every other client is so fast that its second request may overtake its first.
                Deadline.of(Duration.ofSeconds(10), "the lost answer's token was replaced")
                        .await(() -> cluster.families().isReplaced(token));
            }
            Answer retried = cluster.door(round + 1).refresh(token);
            Answer again = cluster.door(round).refresh(token);

            assertThat(retried.status()).isEqualTo(200);
            assertThat(again.refreshToken()).isEqualTo(retried.refreshToken());
            assertThat(cluster.families().tokensInFamilyOf(token)).isEqualTo(2);
            assertThat(cluster.door(round + 1).refresh(retried.refreshToken()).status()).isEqualTo(200);
        }
    }

    @Case("F07")
    @Test
    void aParentWhoseSuccessorWasUsedEndsTheFamilyOnEveryNode() {
        for (int round = 0; round < Burst.rounds(); round++) {
            Answer first = signIn(round);
            Answer second = cluster.door(round).refresh(first.refreshToken());
            Answer third = cluster.door(round).refresh(second.refreshToken());

            Answer replayed = cluster.door(round + 1).refresh(first.refreshToken());

            assertThat(replayed.status()).isEqualTo(400);
            assertThat(replayed.text("error")).isEqualTo("invalid_grant");
            assertNothingIsUsable(List.of(first, second, third), List.of());
        }
    }

    @Test
    void aDumpOfTheDatabaseHoldsNothingThatOpensAnything() {
        Answer first = signIn(0);
        Answer second = cluster.door(1).refresh(first.refreshToken());
        cluster.door(0).clientCredentials();
        cluster.door(0).revoke(cluster.door(1).apiSignIn(email, password).accessToken());

        DatabaseDump dump = DatabaseDump.of(cluster.database());

        assertThat(dump.contains(FamilyRows.hash(second.refreshToken()))).as("the dump is whole").isTrue();
        assertThat(cluster.handed().refreshTokens()).noneMatch(dump::reveals);
        assertThat(cluster.handed().accessTokens()).noneMatch(dump::reveals);
        assertThat(List.of(password, cluster.bootstrap().password(), cluster.bootstrap().clientSecret(),
                cluster.database().keyEncryptionKey())).noneMatch(dump::reveals);
        assertThat(dump.privateKeysThatAreReadable()).isEmpty();
    }

    /** Last, since the clean-up runs each minute: so the other tests were its load, in which every answer had to be 200. */
    @Test
    @Order(Integer.MAX_VALUE)
    void expiredRowsGoWhileSignInsGoOnAndWhatMayStillMatterStays() {
        Answer alive = signIn(0);
        Answer ended = signIn(0);
        Answer revoked = cluster.door(0).clientCredentials();
        assertThat(cluster.door(0).revoke(ended.refreshToken()).status()).isEqualTo(200);
        assertThat(cluster.door(0).revoke(revoked.accessToken()).status()).isEqualTo(200);

        Deadline.of(Duration.ofSeconds(90), "the expired rows were gone").await(() -> {
            assertThat(cluster.door(1).refresh(signIn(0).refreshToken()).status()).isEqualTo(200);
            return expired.left() == 0;
        });

        assertThat(cluster.door(1).refresh(alive.refreshToken()).status()).isEqualTo(200);
        // What has ended stays until no access token of it could be valid by itself.
        assertThat(cluster.families().endOfFamilyOf(ended.refreshToken())).containsExactly("revoked");
        assertThat(cluster.door(1).isActive(ended.accessToken())).isFalse();
        assertThat(cluster.door(1).isActive(revoked.accessToken())).isFalse();
    }

    private Answer signIn(int round) {
        return cluster.door(round).signIn(email, password);
    }

    private void assertNothingIsUsable(Rotation rotation) {
        for (OAuthDoor door : cluster.doors()) {
            assertThat(rotation.accessTokens()).noneMatch(door::isActive);
            assertThat(rotation.refreshTokens()).noneMatch(door::isActive).noneMatch(token -> door.refresh(token).status() != 400);
        }
    }

    private void assertNothingIsUsable(List<Answer> before, List<Answer> during) {
        for (OAuthDoor door : cluster.doors()) {
            for (List<Answer> answers : List.of(before, withToken(during))) {
                assertThat(answers).extracting(Answer::accessToken).noneMatch(door::isActive);
                assertThat(answers).extracting(Answer::refreshToken).noneMatch(door::isActive)
                        .noneMatch(token -> door.refresh(token).status() != 400);
            }
        }
    }

    /** A revocation answers with none. */
    private static List<Answer> withToken(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200 && answer.json().containsKey("access_token")).toList();
    }
}
