package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Answer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What one client was told by the service: it holds the service to its word. */
final class Ledger {

    /** One in so many steps is a revocation. */
    private static final int REVOCATIONS = 20;

    private final List<Family> families = new ArrayList<>();

    /** Takes down a sign-in. */
    void begin(Answer signIn) {
        families.add(new Family(signIn));
    }

    /**
     * Refreshes any of the families, or revokes it now and then, and takes the answer down.
     *
     * @return whether there was an answer; without one it is not known what has become of the family
     */
    boolean step(OAuthDoor door) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Family family = families.get(random.nextInt(families.size()));
        try {
            if (family.revoked) {
                assertThat(door.isActive(family.accessToken)).isFalse();
            } else if (random.nextInt(REVOCATIONS) == 0) {
                family.revocationAsked = true;
                family.revoked = door.revoke(random.nextBoolean() ? family.refreshToken() : family.accessToken).status() == 200;
            } else {
                family.take(door.refresh(family.refreshToken()));
            }
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Every family is as it was told, or one step further, where an answer did not arrive. */
    void assertKept(OAuthDoor door) {
        for (Family family : families) {
            if (family.revoked) {
                assertThat(door.isActive(family.accessToken)).as("access token after an answered revocation").isFalse();
                assertThat(door.refresh(family.refreshToken()).status()).as("refresh after an answered revocation").isEqualTo(400);
            } else if (!family.revocationAsked) {
                family.take(door.refresh(family.refreshToken()));
                assertThat(door.isActive(family.accessToken)).isTrue();
            }
        }
    }

    private static final class Family {

        private final List<String> refreshTokens = new ArrayList<>();
        private String accessToken;
        private boolean revocationAsked;
        private boolean revoked;

        Family(Answer signIn) {
            take(signIn);
        }

        void take(Answer answer) {
            assertThat(answer.status()).as("refresh with the newest token: " + answer.body()).isEqualTo(200);
            refreshTokens.add(answer.refreshToken());
            accessToken = answer.accessToken();
        }

        String refreshToken() {
            return refreshTokens.get(refreshTokens.size() - 1);
        }
    }
}
