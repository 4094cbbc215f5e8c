package com.vidaplus.auth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void oneRoundDoesNotTellWhetherThereIsMoreToCome() {
        assertThat(WarmUp.becomesFaster(List.of(10.0))).isTrue();
    }

    @Test
    void itGoesOnWhileTheLastRoundIsFasterByATwentiethThanAllBeforeIt() {
        assertThat(WarmUp.becomesFaster(List.of(10.0, 15.0))).isTrue();
        assertThat(WarmUp.becomesFaster(List.of(10.0, 10.4))).isFalse();
        assertThat(WarmUp.becomesFaster(List.of(10.0, 20.0, 15.0))).isFalse();
    }
}
