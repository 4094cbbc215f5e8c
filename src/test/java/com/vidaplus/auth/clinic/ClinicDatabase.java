package com.vidaplus.auth.clinic;

import com.vidaplus.auth.platform.database.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.FileStore;

/**
 * The service's schema in an H2 file, with the options of the default address, which lives by a simulated clock. {@code CURRENT_TIMESTAMP}
 * in a statement is that clock's time; the columns' own defaults are not, and none of the simulated statements leaves a time to them. The
 * store's clock is moved along, too: H2 counts the age of a chunk from the store's creation, and that moment is moved into the past. So
 * {@code RETENTION_TIME} is the 45 seconds of the default, of simulated time.
 */
final class ClinicDatabase implements AutoCloseable {

    private static final String OPTIONS = ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";

    private final Path directory;
    private final SimulatedClock clock;
    private final Instant created;
    private final DataSource dataSource = proxy(DataSource.class, (method, arguments) -> connection(method, arguments));
    private final Sql sql = new Sql(dataSource);
    private JdbcConnectionPool pool;
    private FileStore<?> store;
    private Field creationTime;

    /** @param directory empty, or not there yet */
    ClinicDatabase(Path directory, SimulatedClock clock) {
        this.directory = directory;
        this.clock = clock;
        this.created = clock.instant();
    }

    /** Opens the file as a start of the service does. */
    void open() throws SQLException, ReflectiveOperationException {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("auth").toAbsolutePath() + OPTIONS, "sa", "");
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        try (Connection connection = pool.getConnection()) {
            SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
            store = session.getDatabase().getStore().getMvStore().getFileStore();
        }
        creationTime = FileStore.class.getDeclaredField("creationTime");
        creationTime.setAccessible(true);
        moveClock();
    }

    /** Tells the store what time it is. To be called with each move of the clock. */
    void moveClock() throws IllegalAccessException {
        creationTime.setLong(store, System.currentTimeMillis() - (clock.millis() - created.toEpochMilli()));
    }

    DataSource dataSource() {
        return dataSource;
    }

    Sql sql() {
        return sql;
    }

    long count(String from) {
        return sql.first("SELECT COUNT(*) FROM " + from, row -> row.getLong(1)).orElseThrow();
    }

    /** Bytes of the file now. */
    long size() {
        try {
            return Files.size(directory.resolve("auth.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int retentionMillis() {
        return store.getRetentionTime();
    }

    /** Closes with H2's longest compaction, as an operator does by hand. */
    void shutdownCompact() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        pool.dispose();
    }

    @Override
    public void close() {
        pool.dispose();
    }

    private Object connection(Method method, Object[] arguments) throws ReflectiveOperationException {
        Object result = method.invoke(pool, arguments);
        return result instanceof Connection connection ? proxy(Connection.class, (called, given) -> {
            if (given != null && called.getName().equals("prepareStatement")) {
                given[0] = ((String) given[0]).replace("CURRENT_TIMESTAMP", clock.literal());
            }
            return called.invoke(connection, given);
        }) : result;
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader() == null ? ClinicDatabase.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
