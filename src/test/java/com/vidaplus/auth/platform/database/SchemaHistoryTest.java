package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service starts on schemas that others use too, and leaves alone what is theirs. */
class SchemaHistoryTest {

    private static final String COUNT = "SELECT COUNT(*) FROM ";

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);

    SchemaHistoryTest() {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void drop() {
        sql.update("SHUTDOWN");
    }

    @Test
    void anEmptySchemaGetsTheServicesOwnHistory() throws SQLException {
        migrate();

        assertThat(count("\"vidaplus_schema_history\"")).isPositive();
        assertThat(count("account")).isZero();
        migrate();
    }

    @Test
    void aForeignTableAndAForeignHistoryStayAsTheyAre() throws SQLException {
        sql.update("CREATE TABLE users (id INTEGER)");
        sql.update("CREATE TABLE \"flyway_schema_history\" (\"script\" VARCHAR(100), \"success\" BOOLEAN)");
        sql.update("INSERT INTO \"flyway_schema_history\" VALUES ('V1__theirs.sql', TRUE)");

        migrate();

        assertThat(count("account")).isZero();
        assertThat(count("users")).isZero();
        assertThat(count("\"flyway_schema_history\"")).isEqualTo(1);
    }

    @Test
    void anInstallationOfAnOlderBuildGoesOnWithItsHistory() throws SQLException {
        Flyway.configure().dataSource(database).locations("classpath:db/migration").target("11").load().migrate();

        migrate();

        assertThat(new SchemaHistory(database).table()).isEqualTo("flyway_schema_history");
        assertThat(count("\"flyway_schema_history\" WHERE \"version\" = '12'")).isEqualTo(1);
    }

    @Test
    void aForeignTableWithANameOfOursStopsTheStartAndChangesNothing() {
        sql.update("CREATE TABLE client (id INTEGER)");

        assertThatExceptionOfType(UnusableSchema.class).isThrownBy(this::migrate)
                .withMessageContaining("client").withMessageContaining("currentSchema=vidaplus");
        assertThat(count("INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")).isEqualTo(1);
    }

    private void migrate() throws SQLException {
        SchemaMigration.flyway(database).migrate();
    }

    private long count(String from) {
        return sql.first(COUNT + from, row -> row.getLong(1)).orElseThrow();
    }
}
