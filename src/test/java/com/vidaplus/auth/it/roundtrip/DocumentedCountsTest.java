package com.vidaplus.auth.it.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedCountsTest {

    @Test
    void theColumnNowIsTheBound() {
        DocumentedCounts counts = DocumentedCounts.of(List.of("# Round trips", "", "| kind | before | now | statements | transactions |",
                "|---|---|---|---|---|", "| Refresh | 9 | 6 | 5 | 1 |", "| JWKS | 0 | 0 | 0 | 0 |", "| other | table |"));

        assertThat(counts.kinds()).containsExactly("Refresh", "JWKS");
        assertThat(counts.of("Refresh")).hasValue(6);
        assertThat(counts.of("JWKS")).hasValue(0);
        assertThat(counts.of("Sign-in")).isEmpty();
    }

    @Test
    void noRowOfThePageAllowsMoreThanTheBuildOfBefore() {
        assertThat(DocumentedCounts.read().grown()).isEmpty();
    }
}
