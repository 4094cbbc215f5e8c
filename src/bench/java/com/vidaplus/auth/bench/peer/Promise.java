package com.vidaplus.auth.bench.peer;

/**
 * A number of ours that is to be so many times a peer's, or at most such a part of it, measured in the same run.
 *
 * @param name    what was measured, with its unit
 * @param peer    whose the other number is
 * @param ours    the median of our rounds
 * @param theirs  the median of theirs
 * @param factor  what ours divided by theirs is to be
 * @param atLeast whether more is better
 */
public record Promise(String name, String peer, double ours, double theirs, double factor, boolean atLeast) {

    /** More is better: ours is to be at least {@code factor} times theirs. */
    public static Promise atLeast(double factor, String name, String peer, double ours, double theirs) {
        return new Promise(name, peer, ours, theirs, factor, true);
    }

    /** Less is better: ours is to be at most {@code factor} times theirs. */
    public static Promise atMost(double factor, String name, String peer, double ours, double theirs) {
        return new Promise(name, peer, ours, theirs, factor, false);
    }

    public double ratio() {
        return ours / theirs;
    }

    /** Where either number is missing it is not reached. */
    public boolean reached() {
        return atLeast ? ratio() >= factor : ratio() <= factor;
    }
}
