package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs statements, each in a transaction of its own, or several in one JDBC transaction by {@link #inTransaction}.
 *
 * <p>Callers hold no JTA transaction. On Payara a connection taken under CDI's {@code @Transactional} is not enlisted, so that each
 * statement would commit alone. On every server an enlisted connection refuses {@link #inTransaction}. Within an EJB's own transaction the
 * single statements join it.
 */
@ApplicationScoped
public class Sql {

    private static final int REPETITIONS = 2;
    /** The longest pause before the second round; before the third round it is twice as much. */
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    private static final int NO_LIMIT = 0;

    private final DataSource dataSource;
    private final int seconds;

    /** For the client proxy. */
    protected Sql() {
        this(null);
    }

    /** @param dataSource where each call takes a connection and gives it back */
    @Inject
    public Sql(DataSource dataSource) {
        this(dataSource, NO_LIMIT);
    }

    private Sql(DataSource dataSource, int seconds) {
        this.dataSource = dataSource;
        this.seconds = seconds;
    }

    /**
     * Runs the same statements for a caller that cannot wait.
     *
     * @param limit in seconds, after which the database gives up a statement, as if it had refused it
     */
    public Sql within(int limit) {
        return new Sql(dataSource, limit);
    }

    /** As {@link Statements#update}. */
    public int update(String sql, Object... parameters) {
        return with(statements -> statements.update(sql, parameters));
    }

    /** As {@link Statements#insert}. */
    public boolean insert(String sql, Object... parameters) {
        return with(statements -> statements.insert(sql, parameters));
    }

    /** As {@link Statements#insertChild}. */
    public boolean insertChild(String sql, Object... parameters) {
        return with(statements -> statements.insertChild(sql, parameters));
    }

    /** As {@link Statements#updateOne}. */
    public boolean updateOne(String sql, Object... parameters) {
        return with(statements -> statements.updateOne(sql, parameters));
    }

    /** As {@link Statements#batch}. Outside of an EJB's transaction each of the statements may commit alone. */
    public int[] batch(String sql, List<Object[]> parameters) {
        return with(statements -> statements.batch(sql, parameters));
    }

    /** As {@link Statements#first}. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) {
        return with(statements -> statements.first(sql, mapper, parameters));
    }

    /** As {@link Statements#read}. */
    public <T> T read(String sql, RowsReader<T> reader, Object... parameters) {
        return with(statements -> statements.read(sql, reader, parameters));
    }

    /** As {@link Statements#list}. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) {
        return with(statements -> statements.list(sql, mapper, parameters));
    }

    /**
     * Does several statements in one transaction: all of them are stored, or none. The work holds a connection, so it does nothing slow,
     * above all no hash, and takes no second connection.
     *
     * @param work gets the statements of the transaction; an exception of it rolls back and comes out unchanged
     * @return what the work gave
     * @throws IllegalStateException where the database does not answer, or a JTA transaction is under way
     */
    public <T> T inTransaction(Function<Statements, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.apply(new Statements(connection, seconds));
                connection.commit();
                committed = true;
                return result;
            } finally {
                giveBack(connection, committed);
            }
        } catch (SQLException e) {
            throw noAnswer(e);
        }
    }

    /** As {@link #inTransaction}, done again as {@link #retrying(Supplier)} does. */
    public <T> T retrying(Function<Statements, T> work) {
        return retrying(() -> inTransaction(work));
    }

    /**
     * Does the work up to three times, as long as the database gives a statement of it up in favour of another transaction. The database
     * does so for a deadlock or a serialization failure, after which nothing of that statement is stored. Every other failure is the
     * caller's. Between two rounds this method waits for some random milliseconds, so that two nodes do not meet again at once.
     *
     * @param work single statements, each of which may be done again, or a transaction that is begun and committed within
     * @return the result of the work's last round
     * @throws RuntimeException as the work threw it the last time
     */
    public <T> T retrying(Supplier<T> work) {
        for (int round = 1; round <= REPETITIONS; round++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!DatabaseFailure.isGivenUp(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(round * LONGEST_PAUSE_NANOS));
            }
        }
        return work.get();
    }

    private static void giveBack(Connection connection, boolean committed) throws SQLException {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The failure that led here says more. A connection that refuses a rollback is lost, and the pool finds out.
            if (committed) {
                throw e;
            }
        }
    }

    private <T> T with(Function<Statements, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.apply(new Statements(connection, seconds));
        } catch (SQLException e) {
            throw noAnswer(e);
        }
    }

    private static IllegalStateException noAnswer(SQLException e) {
        return new IllegalStateException("The database does not answer", e);
    }
}
