package com.vidaplus.auth.credential.guess;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuessHousekeepingTest {

    private final Map<GuessBudget, Integer> batches = new EnumMap<>(GuessBudget.class);
    private boolean databaseIsAway;
    private int calls;
    private Error error;

    private GuessHousekeeping housekeeping() {
        GuessHousekeeping housekeeping = new GuessHousekeeping();
        housekeeping.counters = new Batches();
        return housekeeping;
    }

    @Test
    void goesOnUntilNothingIsLeftOfAnyKind() {
        batches.put(GuessBudget.ACCOUNT_AND_SOURCE, 5);
        batches.put(GuessBudget.CLIENT_SOURCE, 2);

        housekeeping().clear();

        assertThat(batches.values()).containsOnly(0);
        assertThat(calls).isEqualTo(5 + 2 + 3);
    }

    @Test
    void leavesItToTheNextMinuteWhileTheDatabaseIsAway() {
        databaseIsAway = true;

        housekeeping().clear();

        assertThat(calls).as("each kind is tried once").isEqualTo(GuessBudget.values().length);
    }

    @Test
    void anErrorDoesNotEndItsTimer() {
        error = new OutOfMemoryError("no memory");

        housekeeping().clear();

        assertThat(calls).as("each kind is tried once").isEqualTo(GuessBudget.values().length);
    }

    /** Batches of each kind, counted down; the last one of a kind is not full. */
    private final class Batches extends GuessCounters {

        @Override
        public boolean deleteExpired(GuessBudget budget) {
            calls++;
            if (error != null) {
                throw error;
            }
            if (databaseIsAway) {
                throw new EJBException();
            }
            batches.computeIfPresent(budget, (kind, left) -> left - 1);
            return batches.getOrDefault(budget, 0) > 0;
        }
    }
}
