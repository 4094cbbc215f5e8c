package com.vidaplus.auth.platform.settings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds secrets that were typed or counted and not drawn by chance. Such a secret has one character all along, few different ones, a
 * pattern over and over, or steps up or down. Of random secrets as long as the settings want, fewer than one in a million millions is taken
 * for such a one.
 */
public final class ObviousSecret {

    private static final int BYTE_VALUES = 256;

    private ObviousSecret() {
    }

    /**
     * Tells whether the text is such a secret.
     *
     * @param secret        text
     * @param leastDistinct how many different bytes a random one has at least
     */
    public static boolean is(String secret, int leastDistinct) {
        return is(secret.getBytes(StandardCharsets.UTF_8), leastDistinct);
    }

    /**
     * Tells whether the bytes are such a secret.
     *
     * @param secret        two bytes or more; left as they are
     * @param leastDistinct how many different bytes, and steps from one to the next, a random one has at least
     */
    public static boolean is(byte[] secret, int leastDistinct) {
        byte[] steps = new byte[secret.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) (secret[i + 1] - secret[i]);
        }
        return distinct(secret) < leastDistinct || distinct(steps) < leastDistinct || isRepetition(secret);
    }

    private static int distinct(byte[] bytes) {
        BitSet seen = new BitSet(BYTE_VALUES);
        for (byte each : bytes) {
            seen.set(Byte.toUnsignedInt(each));
        }
        return seen.cardinality();
    }

    private static boolean isRepetition(byte[] bytes) {
        for (int period = 1; period <= bytes.length / 2; period++) {
            if (Arrays.equals(bytes, period, bytes.length, bytes, 0, bytes.length - period)) {
                return true;
            }
        }
        return false;
    }
}
