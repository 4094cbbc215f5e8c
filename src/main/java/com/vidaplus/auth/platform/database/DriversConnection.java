package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The driver's own connection behind that of the server's pool, for what no SQL can do. */
@ApplicationScoped
public class DriversConnection {

    private final DataSource pool;

    /** For the client proxy. */
    protected DriversConnection() {
        this(null);
    }

    /** @param pool the server's */
    @Inject
    public DriversConnection(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Lends the driver's connection.
     *
     * @param work gets the connection, or nothing where the server hides it; the connection is open until the work has ended
     * @return the result of the work
     * @throws SQLException where the database does not answer
     */
    public <T> T lend(Function<Optional<Object>, T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return work.apply(behind(connection));
        }
    }

    /**
     * Payara gives the driver's connection by a method of its data sources, and wraps the meta data. On other servers the meta data are the
     * driver's own.
     */
    private Optional<Object> behind(Connection connection) throws SQLException {
        try {
            return Optional.ofNullable(pool.getClass().getMethod("getConnection", Connection.class).invoke(pool, connection));
        } catch (NoSuchMethodException e) {
            return Optional.ofNullable(connection.getMetaData().getConnection());
        } catch (IllegalAccessException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The server does not give the driver's connection", e.getCause());
        }
    }
}
