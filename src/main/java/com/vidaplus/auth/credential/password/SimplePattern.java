package com.vidaplus.auth.credential.password;

import java.util.Arrays;
import java.util.List;

/**
 * Finds passwords that are long without being hard to guess. The patterns are kept narrow, as each password refused without need teaches
 * people to go round the rules.
 */
final class SimplePattern {

    private static final int MIN_RUN = 3;
    // Fewer characters than these beside the runs are what people add to please a rule.
    private static final int MIN_BESIDE_RUNS = 4;

    // The alphabet and the digits go round. The last row is the columns of a keyboard from left to right.
    private static final List<int[]> ROWS = List.of(row("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"),
            row("01234567890123456789"), row("qwertyuiop"), row("asdfghjkl"), row("zxcvbnm"), row("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"));

    private SimplePattern() {
    }

    /**
     * Tells whether a text is a pattern over and over: at least twice, the last time perhaps cut off.
     *
     * @param text        code points
     * @param leastLength how long a pattern must be to be good in itself: its repetitions add nothing
     */
    static boolean isRepetition(int[] text, int leastLength) {
        for (int period = 1; period <= text.length / 2 && period < leastLength; period++) {
            if (Arrays.equals(text, period, text.length, text, 0, text.length - period)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a text has fewer than four characters beside runs of three or more. Runs go along the alphabet, the digits, or the rows
     * or columns of a keyboard, forwards or backwards; or repeat one character.
     *
     * @param text code points, in lower case
     */
    static boolean isSequence(int[] text) {
        int beside = 0;
        int at = 0;
        while (at < text.length) {
            int run = longestRun(text, at);
            beside += run >= MIN_RUN ? 0 : 1;
            at += run >= MIN_RUN ? run : 1;
        }
        return beside < MIN_BESIDE_RUNS;
    }

    private static int longestRun(int[] text, int from) {
        int longest = 1;
        while (from + longest < text.length && text[from + longest] == text[from]) {
            longest++;
        }
        for (int[] row : ROWS) {
            for (int start = 0; start < row.length; start++) {
                longest = Math.max(longest, Math.max(runAlong(row, start, 1, text, from), runAlong(row, start, -1, text, from)));
            }
        }
        return longest;
    }

    private static int runAlong(int[] row, int start, int step, int[] text, int from) {
        int length = 0;
        int at = start;
        while (at >= 0 && at < row.length && from + length < text.length && text[from + length] == row[at]) {
            length++;
            at += step;
        }
        return length;
    }

    private static int[] row(String characters) {
        return characters.chars().toArray();
    }
}
