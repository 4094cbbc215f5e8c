package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code REFRESH_GRACE_SECONDS=0}: a second use is a replay, however soon it comes, and ends the family. */
@Tag("processes")
@Tag("races")
class NoGraceIT {

    private static final int MANY = 100;

    @Case("F20")
    @ParameterizedTest
    @EnumSource(Database.Kind.class)
    void exactlyOneOfManyUsesAtOnceSucceedsAndTheFamilyEnds(Database.Kind kind) {
        try (Cluster cluster = Cluster.on(kind, Map.of("REFRESH_GRACE_SECONDS", "0"))) {
            Bootstrap first = cluster.bootstrap();
            for (int round = 0; round < Burst.rounds(); round++) {
                String token = cluster.door(round).signIn(first.email(), first.password()).refreshToken();

                List<Answer> answers = Burst.of(MANY, caller -> cluster.door(caller).refresh(token));

                List<Answer> winners = answers.stream().filter(answer -> answer.status() == 200).toList();
                List<Answer> sentAway = answers.stream().filter(answer -> answer.status() == 503).toList();
                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 503);
                // Where the machine is too slow for so many at once, some are told to come again; the one that won may be among them.
                assertThat(sentAway).allMatch(answer -> answer.header("Retry-After").isPresent()).hasSizeLessThan(MANY / 4);
                assertThat(winners).hasSizeBetween(sentAway.isEmpty() ? 1 : 0, 1);
                assertThat(answers).filteredOn(answer -> answer.status() == 400)
                        .extracting(answer -> answer.text("error")).containsOnly("invalid_grant");
                assertThat(cluster.families().tokensInFamilyOf(token)).isEqualTo(2);
                assertThat(cluster.families().endOfFamilyOf(token)).containsExactly("replayed");
                for (OAuthDoor door : cluster.doors()) {
                    assertThat(winners).allSatisfy(winner -> {
                        assertThat(door.isActive(winner.accessToken())).isFalse();
                        assertThat(door.refresh(winner.refreshToken()).status()).isEqualTo(400);
                    });
                }
            }
        }
    }
}
