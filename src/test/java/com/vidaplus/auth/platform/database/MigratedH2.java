package com.vidaplus.auth.platform.database;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The service's own schema in an H2 in memory, which goes when it is closed. */
public final class MigratedH2 implements AutoCloseable {

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);

    /** @param name of a database that no other test has open */
    public MigratedH2(String name) {
        database.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    public JdbcDataSource dataSource() {
        return database;
    }

    public Sql sql() {
        return sql;
    }

    /** @param from what follows the word, as {@code table WHERE condition} */
    public long count(String from) {
        return sql.first("SELECT COUNT(*) FROM " + from, row -> row.getLong(1)).orElseThrow();
    }

    @Override
    public void close() {
        sql.update("DROP ALL OBJECTS");
    }
}
