package com.vidaplus.auth.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The service's own schema in an H2 in memory that belongs to one test. */
public final class SchemaInMemory implements AutoCloseable {

    private final JdbcDataSource database = new JdbcDataSource();

    public SchemaInMemory() {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    /** The way to the tables. */
    public Sql sql() {
        return new Sql(database);
    }

    /** The database itself. */
    public DataSource dataSource() {
        return database;
    }

    /** Runs statements as they are. */
    public void execute(String... statements) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        execute("SHUTDOWN");
    }
}
