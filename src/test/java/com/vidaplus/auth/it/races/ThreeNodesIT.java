package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A refresh token that is used on three nodes at once, with the default settings. */
@Tag("processes")
@Tag("races")
class ThreeNodesIT {

    private static final int MANY = 99;

    @Case("F05")
    @Test
    void usesOfOneRefreshTokenOnThreeNodesAtOnceAllGiveTheSameSuccessor() {
        try (Cluster cluster = Cluster.on(Database.Kind.POSTGRESQL, Map.of(), 3)) {
            assertThat(cluster.nodes()).hasSize(3);
            Bootstrap first = cluster.bootstrap();
            for (int round = 0; round < Burst.rounds(); round++) {
                String token = cluster.door(round).signIn(first.email(), first.password()).refreshToken();

                List<Answer> answers = Burst.of(MANY, caller -> cluster.door(caller).refresh(token));

                // Where the machine is too slow for so many at once, some are told to come again.
                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503).contains(200);
                assertThat(answers).filteredOn(answer -> answer.status() == 503).allMatch(answer -> answer.header("Retry-After")
                        .isPresent())
                        .hasSizeLessThan(MANY / 4);
                List<Answer> done = answers.stream().filter(answer -> answer.status() == 200).toList();
                assertThat(done).extracting(Answer::refreshToken).containsOnly(done.get(0).refreshToken());
                assertThat(cluster.families().tokensInFamilyOf(token)).isEqualTo(2);
                assertThat(cluster.families().endOfFamilyOf(token)).isEmpty();
            }
            assertThat(cluster.families().forked()).isEmpty();
        }
    }
}
