package com.vidaplus.auth.platform.embedded;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;

/** Compacts the file of an embedded database: at start, for longer, as no request is served yet, and then every ten seconds. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FileUpkeep {

    private static final Logger LOG = System.getLogger(FileUpkeep.class.getName());
    private static final Duration AT_START = Duration.ofSeconds(5);
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(1);

    @Inject
    private Compaction compaction;

    private Duration time = AT_START;
    private boolean failing;

    @PostConstruct
    void start() {
        look();
    }

    /** Never fails: what could not be done is tried again the next time. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    synchronized void look() {
        try {
            compaction.run(time);
            failing = false;
        } catch (Throwable e) {
            // An Error too, as when memory is out: thrown out of here it would end the timer, or the start.
            LOG.log(failing ? Level.DEBUG : Level.INFO, "The database''s file is compacted later: {0}", e.getClass().getSimpleName());
            failing = true;
        }
        time = WHILE_RUNNING;
    }
}
