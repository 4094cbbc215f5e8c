package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PatientDataSourceTest {

    private static final int POOLS_LIMIT = 5;
    private static final int DRIVERS_LIMIT = 8_000;

    private final List<Integer> networkTimeouts = new ArrayList<>(List.of(DRIVERS_LIMIT));
    private int queryTimeout = POOLS_LIMIT;

    /** A pool that limits each statement, in a connection that the driver limits. */
    private final DataSource pool = fake(DataSource.class, Map.of("getConnection", arguments -> connection()));

    private Connection connection() {
        return fake(Connection.class, Map.of(
                "getNetworkTimeout", arguments -> networkTimeouts.get(networkTimeouts.size() - 1),
                "setNetworkTimeout", arguments -> {
                    networkTimeouts.add((Integer) arguments[1]);
                    return null;
                },
                "isClosed", arguments -> false,
                "createStatement", arguments -> {
                    throw new SQLException("no such luck");
                },
                "prepareStatement", arguments -> statement()));
    }

    private PreparedStatement statement() {
        return fake(PreparedStatement.class, Map.of("setQueryTimeout", arguments -> {
            queryTimeout = (Integer) arguments[0];
            return null;
        }));
    }

    @Test
    void aStatementTakesAsLongAsItTakesAndTheConnectionGoesBackAsItWas() throws SQLException {
        try (Connection connection = PatientDataSource.of(pool).getConnection()) {
            connection.prepareStatement("CREATE INDEX");
            assertThat(queryTimeout).isZero();
            assertThat(networkTimeouts).last().isEqualTo(0);
        }
        assertThat(networkTimeouts).last().isEqualTo(DRIVERS_LIMIT);
    }

    @Test
    void anExceptionArrivesAsItWasThrown() throws SQLException {
        try (Connection connection = PatientDataSource.of(pool).getConnection()) {
            assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class).hasMessage("no such luck");
        }
    }

    private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(PatientDataSourceTest.class.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answers.getOrDefault(method.getName(), none -> null).to(arguments)));
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Object[] arguments) throws Throwable;
    }
}
