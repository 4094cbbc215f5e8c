package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObviousSecretTest {

    private static final int KEY_BYTES = 32;
    private static final int DISTINCT = 16;

    @Test
    void equalBytesAreOne() {
        for (int value = 0; value < 256; value++) {
            assertThat(ObviousSecret.is(counting(value, 0), DISTINCT)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 2, 3, 7, 16, 64, 127, 128, 255})
    void countingUpOrDownIsOne(int step) {
        for (int first : new int[] {0, 1, 100, 240}) {
            assertThat(ObviousSecret.is(counting(first, step), DISTINCT)).isTrue();
        }
    }

    @Test
    void halfAKeyTwiceIsOne() {
        byte[] key = new byte[KEY_BYTES];
        byte[] half = new byte[KEY_BYTES / 2];
        for (int seed = 0; seed < 1_000; seed++) {
            new Random(seed).nextBytes(half);
            System.arraycopy(half, 0, key, 0, half.length);
            System.arraycopy(half, 0, key, half.length, half.length);
            assertThat(ObviousSecret.is(key, DISTINCT)).isTrue();
        }
    }

    @Test
    void oneOfFewDifferentBytesIsOne() {
        byte[] key = new byte[KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (i * i % 11);
        }
        assertThat(ObviousSecret.is(key, DISTINCT)).isTrue();
        assertThat(ObviousSecret.is("changeme-changeme-changeme-changeme", DISTINCT)).isTrue();
    }

    @Test
    void randomOnesAreNone() {
        byte[] key = new byte[KEY_BYTES];
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(key);
            assertThat(ObviousSecret.is(key, DISTINCT)).isFalse();
        }
    }

    private static byte[] counting(int first, int step) {
        byte[] key = new byte[KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (first + i * step);
        }
        return key;
    }
}
