package com.vidaplus.auth.credential.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashMemoryTest {

    private static final int DEAREST_KIB = 102_400;
    private static final int USUAL = 19_456;
    private static final HashDemand DEAREST_IN_JAVA = new HashDemand(DEAREST_KIB + DEAREST_KIB / 16, 0);
    private static final HashDemand DEAREST = new HashDemand(DEAREST_IN_JAVA.heapKib(), DEAREST_KIB);

    @Test
    void theReadmesHeapHasRoomForOneOfTheDearestHashesAndNotForTwo() {
        HashMemory memory = HashMemory.forService(256L << 20, 3, USUAL, DEAREST);

        assertThat(memory.fits(DEAREST_IN_JAVA)).isTrue();
        assertThat(memory.heapKib()).isLessThan(2 * DEAREST_IN_JAVA.heapKib());
        assertThat(256 * 1024 - memory.heapKib()).as("left for the service, in KiB").isGreaterThanOrEqualTo(128 * 1024);
    }

    /** Serial GC does not count one survivor space: of the 256 MB of the README's command Java says 249. */
    @Test
    void whatALargeHeapHasMoreThanTheServiceNeedsIsForOneOfTheDearestOrTwoFifthsOfIt() {
        assertThat(HashMemory.forService(249L << 20, 3, USUAL, DEAREST).heapKib()).isEqualTo(DEAREST_IN_JAVA.heapKib());
        assertThat(HashMemory.forService(234L << 20, 3, USUAL, DEAREST).heapKib()).as("127 MiB would be left").isEqualTo(95_846);
        assertThat(HashMemory.forService(1L << 30, 3, USUAL, DEAREST).heapKib()).isEqualTo((1 << 20) / 5 * 2);
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
        assertThat(HashMemory.forService(256L << 20, 1, USUAL, DEAREST).fits(new HashDemand(0, DEAREST_KIB))).isTrue();
        assertThat(HashMemory.forService(Long.MAX_VALUE, 1_000_000, USUAL, DEAREST).heapKib()).isEqualTo(Integer.MAX_VALUE);
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
