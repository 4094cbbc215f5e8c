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

/** Every minute, on every node, clears away what is worth nothing any more. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    @Inject
    private Upkeep upkeep;

    /** An error ends this run only: a timer that throws is given up by some servers. */
    @Schedule(hour = "*", minute = "*", persistent = false)
    void clear() {
        try {
            upkeep.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "Housekeeping failed, and is tried again in a minute", e);
        }
    }
}
