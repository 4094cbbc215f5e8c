package com.vidaplus.auth.credential.guess;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;

/** Every minute, on every node, deletes expired counters: names that no account has would fill the table for ever. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class GuessHousekeeping {

    private static final Logger LOG = System.getLogger(GuessHousekeeping.class.getName());

    @Inject
    GuessCounters counters;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void clear() {
        for (GuessBudget budget : GuessBudget.values()) {
            try {
                boolean more = true;
                while (more) {
                    more = counters.deleteExpired(budget);
                }
            } catch (Throwable e) {
                // An Error too, as when memory is out: one thrown from here would end the timer. The other kinds are tried all the same.
                LOG.log(Level.INFO, "Expired counters stay until the next minute: {0}", e.getClass().getSimpleName());
            }
        }
    }
}
