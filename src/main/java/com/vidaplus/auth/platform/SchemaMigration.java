package com.vidaplus.auth.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema to the version that this WAR needs, before anything reads it. Whatever else happens at start depends on this bean.
 * A schema that a newer WAR has migrated further is left as it is: this one runs on it (docs/decisions).
 * Transactions are its own, since Flyway commits each script and takes an advisory lock that several nodes queue on.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private static final Logger LOG = System.getLogger(SchemaMigration.class.getName());

    /** A second node waits so long, in seconds, while the first one migrates. */
    private static final int LOCK_RETRIES = 600;

    @Inject
    private DataSource dataSource;

    /** Injected for the order alone: a wrong setting stops the start before the database is touched. */
    @Inject
    private Settings settings;

    @PostConstruct
    void migrate() {
        try {
            flyway().migrate();
        } catch (FlywayException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database cannot be used: {0}", reason(e));
            throw e;
        }
    }

    /** The driver's own words where there are any: Flyway's are about its own steps. */
    private static String reason(FlywayException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private Flyway flyway() {
        return Flyway.configure(getClass().getClassLoader())
                .dataSource(PatientDataSource.of(dataSource))
                .lockRetryCount(LOCK_RETRIES)
                .locations("classpath:db/migration")
                .configuration(Map.of("flyway.reportEnabled", "false"))
                .load();
    }
}
