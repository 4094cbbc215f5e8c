package com.vidaplus.auth.credential.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashMemoryTest {

    private static final int DEAREST = 65_536;
    private static final int USUAL = 19_456;
    private static final HashDemand DEAREST_IN_JAVA = new HashDemand(DEAREST + DEAREST / 16, 0);

    @Test
    void theReadmesHeapHasRoomForOneOfTheDearestHashesAndNotForTwo() {
        HashMemory memory = HashMemory.forService(256L << 20, 3, USUAL, DEAREST);

        assertThat(memory.fits(DEAREST_IN_JAVA)).isTrue();
        assertThat(memory.heapKib()).isLessThan(2 * DEAREST_IN_JAVA.heapKib());
    }

    @Test
    void aSmallHeapNeverComputesTheDearest() {
        HashMemory memory = HashMemory.forService(96L << 20, 3, USUAL, DEAREST);

        assertThat(memory.fits(DEAREST_IN_JAVA)).isFalse();
        assertThat(memory.fits(new HashDemand(USUAL + USUAL / 16, 0))).as("the default by Java").isTrue();
    }

    @Test
    void nativeMemoryIsWhatTheUsualHashesTakeAndAtLeastOneOfTheDearest() {
        assertThat(HashMemory.forService(256L << 20, 15, USUAL, DEAREST).fits(new HashDemand(0, 15 * USUAL))).isTrue();
        assertThat(HashMemory.forService(256L << 20, 15, USUAL, DEAREST).fits(new HashDemand(0, 15 * USUAL + 1))).isFalse();
        assertThat(HashMemory.forService(256L << 20, 1, USUAL, DEAREST).fits(new HashDemand(0, DEAREST))).isTrue();
        assertThat(HashMemory.forService(Long.MAX_VALUE, 1_000_000, DEAREST, DEAREST).heapKib()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void bothKindsAreReservedOrNeither() throws InterruptedException {
        HashMemory memory = new HashMemory(10, 10);

        assertThat(memory.acquire(new HashDemand(0, 6), System.nanoTime())).isTrue();
        assertThat(memory.acquire(new HashDemand(6, 6), System.nanoTime())).isFalse();
        assertThat(memory.heapInUseKib()).isZero();
        assertThat(memory.acquire(new HashDemand(10, 4), System.nanoTime())).isTrue();
        memory.release(new HashDemand(0, 6));
        memory.release(new HashDemand(10, 4));
        assertThat(memory.heapInUseKib() + memory.nativeInUseKib()).isZero();
    }

    @Test
    void oneAfterTheOtherNeedsTheLargerOfEach() {
        assertThat(new HashDemand(5, 1).or(new HashDemand(2, 3))).isEqualTo(new HashDemand(5, 3));
        assertThatThrownBy(() -> new HashDemand(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
