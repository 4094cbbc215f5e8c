package com.vidaplus.auth.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditTables;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A long audit log on PostgreSQL: what a verification reads by one statement does not grow with it. */
@Tag("full")
@Tag("processes")
class ManyEntriesIT {

    /** Of each of two chains. */
    private static final int ENTRIES = Integer.getInteger("audit.entries", 1_000_000);

    @Test
    void everyStatementOfAVerificationIsShortHoweverLongTheLogIs() throws SQLException {
        try (Database database = PostgreSqlDatabase.start()) {
            Flyway.configure().dataSource(database.url(), database.user(), database.password()).locations("classpath:db/migration").load()
                    .migrate();
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO audit_chain (id, node, started_at, length, head, genesis) VALUES ('with-row', 'n', 0, "
                        + ENTRIES + ", 'none', 'none')");
                for (String chain : new String[] {"with-row", "stray"}) {
                    statement.execute("INSERT INTO audit_event (chain_id, seq, recorded_at, type, detail, hash) SELECT '" + chain
                            + "', n, n, 'sign-in', '{}', md5(CAST(n AS TEXT)) FROM generate_series(1, " + ENTRIES + ") n");
                }
                statement.execute("ANALYZE");
                statement.execute("SET statement_timeout = '500ms'");
                long start = System.nanoTime();

                AuditVerification verification = new AuditTables(connection).verify();

                System.out.println("[audit] " + ENTRIES + " entries in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
                assertThat(verification.entries()).isEqualTo(ENTRIES);
                assertThat(verification.findings()).anySatisfy(found -> {
                    assertThat(found.chain()).isEqualTo("stray");
                    assertThat(found.what()).isEqualTo("Entries 1 to " + ENTRIES + " are of a chain whose row is missing.");
                });
            }
        }
    }
}
