package com.vidaplus.auth.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeWarningTest {

    private static final FileUse WASTEFUL = new FileUse(500L << 20, 90, 5, 5);
    private static final FileUse GOOD = new FileUse(500L << 20, 90, 60, 70);

    private final SizeWarning warning = new SizeWarning();

    private int warnings(FileUse use, int looks) {
        int warnings = 0;
        for (int i = 0; i < looks; i++) {
            warnings += warning.look(use) ? 1 : 0;
        }
        return warnings;
    }

    @Test
    void tenMinutesOfAFarTooBigFileWarnOnce() {
        assertThat(warnings(WASTEFUL, 59)).isZero();
        assertThat(warnings(WASTEFUL, 1)).isOne();
        assertThat(warnings(WASTEFUL, 1_000)).isZero();
    }

    @Test
    void aBurstThatIsClearedAwayDoesNotWarn() {
        assertThat(warnings(WASTEFUL, 59) + warnings(GOOD, 1) + warnings(WASTEFUL, 59)).isZero();
    }

    @Test
    void aSmallFileDoesNotWarn() {
        assertThat(warnings(new FileUse(200L << 20, 90, 1, 1), 100)).isZero();
    }
}
