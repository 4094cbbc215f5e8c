package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client that goes on refreshing with the newest token, from node to node, until it is refused. */
final class Rotation {

    private static final int MOST = 5_000;

    private final Cluster cluster;
    private final List<String> refreshTokens = new ArrayList<>();
    private final List<String> accessTokens = new ArrayList<>();
    private final CountDownLatch underWay;
    private final CompletableFuture<Answer> refusal;
    private volatile boolean ended;

    private Rotation(Cluster cluster, Answer signIn, int before) {
        this.cluster = cluster;
        this.underWay = new CountDownLatch(before);
        add(signIn);
        this.refusal = CompletableFuture.supplyAsync(this::goOn);
    }

    /**
     * Begins, and comes back as soon as so many refreshes are done; it goes on meanwhile.
     *
     * @param signIn which began the family
     */
    static Rotation of(Cluster cluster, Answer signIn, int before) throws InterruptedException {
        Rotation rotation = new Rotation(cluster, signIn, before);
        if (!rotation.underWay.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Not " + before + " refreshes in 30 seconds");
        }
        return rotation;
    }

    private Answer goOn() {
        for (int i = 0; i < MOST; i++) {
            boolean mustFail = ended;
            Answer answer = cluster.door(i).refresh(newest());
            if (mustFail && answer.status() == 200) {
                throw new AssertionError("A refresh that began after the end was answered 200");
            }
            if (answer.status() != 200) {
                return answer;
            }
            add(answer);
            underWay.countDown();
        }
        throw new AssertionError("Still not refused after " + MOST + " refreshes");
    }

    private void add(Answer answer) {
        refreshTokens.add(answer.refreshToken());
        accessTokens.add(answer.accessToken());
    }

    private String newest() {
        return refreshTokens.get(refreshTokens.size() - 1);
    }

    /** Says that the session has ended: from here on no refresh may succeed. Gives the refusal that the client got. */
    Answer afterTheEnd() {
        ended = true;
        return refusal.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** All that came out of it; read after {@link #afterTheEnd()}. */
    List<String> refreshTokens() {
        return refreshTokens;
    }

    List<String> accessTokens() {
        return accessTokens;
    }
}
