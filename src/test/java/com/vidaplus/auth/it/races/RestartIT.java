package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A family outlives every node that knew it, and so does its end. */
@Tag("processes")
@Tag("races")
class RestartIT {

    @Case("F10")
    @ParameterizedTest
    @EnumSource(Database.Kind.class)
    void whatWasAliveLivesAndWhatHasEndedStaysEnded(Database.Kind kind) {
        try (Cluster cluster = Cluster.on(kind, Map.of())) {
            // Of two nodes one is killed and one stopped; a single one is first killed, and stopped another time.
            for (int restart = 0; restart < 2; restart += cluster.doors().size()) {
                List<Family> alive = new ArrayList<>();
                List<Family> replayed = new ArrayList<>();
                List<Family> revoked = new ArrayList<>();
                for (int round = 0; round < Burst.rounds(); round++) {
                    alive.add(Family.begin(cluster, round));
                    replayed.add(Family.begin(cluster, round));
                    revoked.add(Family.begin(cluster, round));
                    assertThat(cluster.door(round + 1).refresh(replayed.get(round).tokens.get(0)).status()).isEqualTo(400);
                    assertThat(cluster.door(round + 1).revoke(revoked.get(round).newest()).status()).isEqualTo(200);
                }

                cluster.restart(restart);

                for (int round = 0; round < Burst.rounds(); round++) {
                    replayed.get(round).assertDead(cluster);
                    revoked.get(round).assertDead(cluster);
                    alive.get(round).assertGoesOn(cluster);
                    // The nodes that replaced its first token are gone; the next ones know it all the same.
                    assertThat(cluster.door(round).refresh(alive.get(round).tokens.get(0)).status()).isEqualTo(400);
                    alive.get(round).assertDead(cluster);
                }
            }
        }
    }

    /** A sign-in that was refreshed twice. */
    private static final class Family {

        private final List<String> tokens = new ArrayList<>();
        private String accessToken;

        static Family begin(Cluster cluster, int round) {
            Bootstrap first = cluster.bootstrap();
            Family family = new Family();
            family.take(cluster.door(round).signIn(first.email(), first.password()));
            family.take(cluster.door(round + 1).refresh(family.newest()));
            family.take(cluster.door(round).refresh(family.newest()));
            return family;
        }

        private void take(Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            tokens.add(answer.refreshToken());
            accessToken = answer.accessToken();
        }

        String newest() {
            return tokens.get(tokens.size() - 1);
        }

        void assertGoesOn(Cluster cluster) {
            for (OAuthDoor door : cluster.doors()) {
                assertThat(door.isActive(accessToken)).isTrue();
                take(door.refresh(newest()));
            }
        }

        void assertDead(Cluster cluster) {
            for (OAuthDoor door : cluster.doors()) {
                assertThat(door.isActive(accessToken)).isFalse();
                assertThat(tokens).noneMatch(token -> door.refresh(token).status() != 400);
            }
        }
    }
}
