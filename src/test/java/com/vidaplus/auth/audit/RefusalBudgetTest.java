package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalBudgetTest {

    private static final AuditEvent GARBAGE = AuditEvent.of(AuditType.REFRESH_REFUSED).because("garbage");

    private final RefusalBudget budget = new RefusalBudget();

    private long taken(AuditEvent event, String source, long nowMillis) {
        return IntStream.range(0, 1_000).filter(i -> budget.take(event, source, nowMillis)).count();
    }

    @Test
    void eachSecondHasABudgetOfItsOwn() {
        assertThat(taken(GARBAGE, "a", 1_000)).isEqualTo(20);
        assertThat(taken(GARBAGE, "b", 1_999)).isEqualTo(20);
        assertThat(taken(GARBAGE, "c", 1_999)).isZero();
        assertThat(taken(GARBAGE, "a", 2_000)).isEqualTo(20);
    }

    @Test
    void kindsBeyondAHundredShareOneBudget() {
        for (int i = 0; i < 1_000; i++) {
            budget.take(AuditEvent.of(AuditType.REFRESH_REFUSED).because("reason-" + i), "a", 1_000);
        }

        assertThat(budget.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.kind().reason()).isEqualTo("other");
            assertThat(skipped.count()).isEqualTo(1_000 - 100 - 20);
        });
        assertThat(budget.skipped()).isEmpty();
    }
}
