package com.vidaplus.auth.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.password.Argon2Cost;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostChoiceTest {

    private static final CostTrial LITTLE = new CostTrial(7_168, 5, 5, 20);
    private static final CostTrial USUAL = new CostTrial(19_456, 2, 2, 22);
    private static final CostTrial MUCH = new CostTrial(65_536, 1, 1, 45);
    private static final List<CostTrial> ALL = List.of(LITTLE, USUAL, MUCH);

    @Test
    void takesTheMostMemoryAndThenTheMostPassesThatEndInTime() {
        assertThat(CostChoice.of(ALL, 100)).isEqualTo(new CostChoice(65_536, 2, true));
        assertThat(CostChoice.of(ALL, 45)).isEqualTo(new CostChoice(65_536, 1, true));
        assertThat(CostChoice.of(ALL, 44)).isEqualTo(new CostChoice(19_456, 4, true));
        assertThat(CostChoice.of(ALL, 21)).isEqualTo(new CostChoice(7_168, 5, true));
    }

    @Test
    void neverProposesMorePassesThanTheSettingTakes() {
        assertThat(CostChoice.of(ALL, 5_000)).isEqualTo(new CostChoice(65_536, Argon2Cost.MAX_ITERATIONS, true));
    }

    @Test
    void neverProposesFewerPassesThanAreSafe() {
        assertThat(CostChoice.of(ALL, 19)).isEqualTo(new CostChoice(7_168, 5, false));
        assertThat(CostChoice.of(List.of(USUAL, MUCH), 1)).isEqualTo(new CostChoice(19_456, 2, false));
    }
}
