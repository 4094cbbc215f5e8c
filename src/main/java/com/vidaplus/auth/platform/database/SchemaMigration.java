package com.vidaplus.auth.platform.database;

import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to the version that this WAR needs, before anything reads it. All other work at start depends on this bean. A schema
 * that a newer WAR has migrated further is left as it is: an older WAR runs on it (docs/decisions). The bean manages its own transactions,
 * since Flyway commits each script and takes an advisory lock that several nodes queue on.
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
            MigrateResult done = flyway(dataSource).migrate();
            if (done.migrationsExecuted > 0) {
                LOG.log(Level.INFO, "The database''s schema is at version {0} now: {1} scripts were run", done.targetSchemaVersion,
                        done.migrationsExecuted);
            }
        } catch (UnusableSchema e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", e.getMessage());
            throw e;
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database cannot be used: {0}", DatabaseFailure.allReasons(e));
            throw new IllegalStateException("The database cannot be used", e);
        } catch (FlywayException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database cannot be used: {0}", DatabaseFailure.allReasons(e));
            throw e;
        }
    }

    /** A schema that other applications use too is taken as it is: version 0 of ours. */
    static Flyway flyway(DataSource dataSource) throws SQLException {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .table(new SchemaHistory(dataSource).table())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .dataSource(PatientDataSource.of(dataSource))
                .callbacks(new MigrationNotice())
                .lockRetryCount(LOCK_RETRIES)
                .locations("classpath:db/migration")
                .configuration(Map.of("flyway.reportEnabled", "false"))
                .load();
    }
}
