package com.vidaplus.auth.token;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every minute, on every node, clears away what has expired. Each batch is a transaction of its own; nodes may meet, and share the work. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    private ExpiredRows expired;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void clear() {
        try {
            boolean more = true;
            while (more) {
                more = expired.deleteFamilies() | expired.deleteRevocations();
            }
        } catch (Throwable e) {
            // An Error too, as when memory is out: thrown out of here it would end the timer.
            LOG.log(Level.INFO, "Expired rows stay until the next minute: {0}", e.getClass().getSimpleName());
        }
    }
}
