package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private int families;
    private int revocations;
    private boolean databaseIsAway;
    private int calls;

    private Housekeeping housekeeping() {
        Housekeeping housekeeping = new Housekeeping();
        try {
            Field field = Housekeeping.class.getDeclaredField("expired");
            field.setAccessible(true);
            field.set(housekeeping, new Batches());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return housekeeping;
    }

    @Test
    void goesOnUntilNothingIsLeftOfEither() {
        families = 3;
        revocations = 5;

        housekeeping().clear();

        assertThat(families).isZero();
        assertThat(revocations).isZero();
    }

    @Test
    void asksOnceWhereThereIsNothing() {
        housekeeping().clear();

        assertThat(calls).isEqualTo(2);
    }

    @Test
    void leavesItToTheNextMinuteWhileTheDatabaseIsAway() {
        databaseIsAway = true;

        housekeeping().clear();

        assertThat(calls).isEqualTo(1);
    }

    /** Full batches, counted down. */
    private final class Batches extends ExpiredRows {

        @Override
        public boolean deleteFamilies() {
            families = one(families);
            return families > 0;
        }

        @Override
        public boolean deleteRevocations() {
            revocations = one(revocations);
            return revocations > 0;
        }

        private int one(int left) {
            calls++;
            if (databaseIsAway) {
                throw new EJBException();
            }
            return Math.max(0, left - 1);
        }
    }
}
