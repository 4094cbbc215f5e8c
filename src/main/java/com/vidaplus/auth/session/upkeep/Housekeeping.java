package com.vidaplus.auth.session.upkeep;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;

/** Clears away rows that are no longer needed, every minute, on every node. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    private Upkeep upkeep;

    /** An error ends this run only: some servers give up a timer that throws. */
    @Schedule(hour = "*", minute = "*", persistent = false)
    void clear() {
        try {
            upkeep.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "Housekeeping failed, and is tried again in a minute", e);
        }
    }
}
