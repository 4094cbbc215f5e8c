package com.vidaplus.auth.credential.password;

/**
 * Counts the callers of a {@link HashGate}: those who hash, those who wait for a thread, and those who wait for memory. Callers that wait
 * for either count against one bound. Safe for use by several threads.
 */
final class Callers {

    private final int permits;
    private final int maxWaiting;
    /** Callers that have a thread, or a place in the queue for one. */
    private int withMemory;
    private int withoutMemory;
    private int hashing;

    /**
     * @param permits    how many hash at once, 1 or more
     * @param maxWaiting how many wait at once, 0 or more
     */
    Callers(int permits, int maxWaiting) {
        if (permits < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException("A hash gate needs at least one permit and no negative number of waiting callers");
        }
        this.permits = permits;
        this.maxWaiting = maxWaiting;
    }

    /** The most callers that there are room for, at work and waiting. */
    int most() {
        return permits + maxWaiting;
    }

    /** A caller comes who has its memory already; false if there is no room. */
    synchronized boolean enter() {
        if (isFull()) {
            return false;
        }
        withMemory++;
        return true;
    }

    /** A caller comes who has to wait for memory; false if enough wait. */
    synchronized boolean enterWithoutMemory() {
        if (inLine() >= maxWaiting) {
            return false;
        }
        withoutMemory++;
        return true;
    }

    /** A caller who waited for memory has it now, and keeps its room. */
    synchronized void getMemory() {
        withoutMemory--;
        withMemory++;
    }

    /** A caller who waited for memory goes away. */
    synchronized void leaveWithoutMemory() {
        withoutMemory--;
    }

    /** A caller who had memory goes away, whether or not it has hashed. */
    synchronized void leave() {
        withMemory--;
    }

    /** Whether no thread is free and no more may wait for one. */
    synchronized boolean isFull() {
        return withMemory >= permits && inLine() >= maxWaiting;
    }

    /** How many callers wait, for a thread or for memory. */
    private int inLine() {
        return withoutMemory + Math.max(0, withMemory - permits);
    }

    /** A thread begins with a caller's work. */
    synchronized void begin() {
        hashing++;
    }

    /** A thread has done a caller's work. */
    synchronized void end() {
        hashing--;
    }

    synchronized int running() {
        return hashing;
    }

    synchronized int waiting() {
        return withoutMemory + withMemory - hashing;
    }
}
