package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema as the migrations leave it on H2, where they name constraints that H2 has named by itself. */
class SchemaTest {

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);

    @BeforeEach
    void migrate() {
        database.setUrl("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    @AfterEach
    void dropIt() {
        sql.update("DROP ALL OBJECTS");
    }

    @Test
    void noDeletedOwnerTakesItsFamiliesAlongInOneStatement() {
        List<String> owned = sql.list("SELECT fk.TABLE_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS fk"
                + " WHERE fk.CONSTRAINT_TYPE = 'FOREIGN KEY' ORDER BY 1", row -> row.getString(1));

        assertThat(owned).containsExactly("ACCOUNT_GROUP", "REFRESH_TOKEN");
    }
}
