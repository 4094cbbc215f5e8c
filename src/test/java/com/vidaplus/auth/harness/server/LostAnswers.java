package com.vidaplus.auth.harness.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses the answers of PostgreSQL that are to be lost: one in so many of those that say that something is committed. */
final class LostAnswers {

    /** What PostgreSQL answers to a COMMIT that it has done: the tag of a CommandComplete message. */
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);
    /** What it answers to an INSERT that was a transaction by itself: that tag, and that it is ready, with no transaction open (I). */
    private static final byte[] INSERTED = "INSERT 0 1\0Z\0\0\0\5I".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger inserts = new AtomicInteger();
    private final AtomicInteger lostCommits = new AtomicInteger();
    private final AtomicInteger lostInserts = new AtomicInteger();
    private volatile int oneIn;

    /** From now on one in so many is lost; 0 is none. */
    void oneIn(int number) {
        oneIn = number;
    }

    /** How many answers to COMMIT were lost. */
    int commits() {
        return lostCommits.get();
    }

    /** How many answers to an INSERT that was a transaction by itself were lost. */
    int inserts() {
        return lostInserts.get();
    }

    /** Whether this part of an answer is to be lost. */
    boolean isLost(byte[] bytes, int length) {
        return isLost(COMMITTED, bytes, length, commits, lostCommits) || isLost(INSERTED, bytes, length, inserts, lostInserts);
    }

    private boolean isLost(byte[] sign, byte[] bytes, int length, AtomicInteger seen, AtomicInteger lost) {
        int one = oneIn;
        if (one == 0 || !holds(sign, bytes, length) || seen.incrementAndGet() % one != 0) {
            return false;
        }
        lost.incrementAndGet();
        return true;
    }

    private static boolean holds(byte[] sign, byte[] bytes, int length) {
        for (int at = 0; at <= length - sign.length; at++) {
            if (Arrays.equals(bytes, at, at + sign.length, sign, 0, sign.length)) {
                return true;
            }
        }
        return false;
    }
}
