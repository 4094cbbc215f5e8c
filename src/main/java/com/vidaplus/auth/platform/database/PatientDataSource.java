package com.vidaplus.auth.platform.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The data source without the time limits that its pool and its driver set for requests. An index over a large table takes its time, and a
 * migration that is cut in the middle keeps every node from starting.
 */
final class PatientDataSource {

    private static final int NO_LIMIT = 0;

    private PatientDataSource() {
    }

    /** @param limited the pool; its connections get their limits back when they are closed */
    static DataSource of(DataSource limited) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(limited, method, arguments);
            return result instanceof Connection connection ? patient(connection) : result;
        });
    }

    private static Connection patient(Connection limited) throws SQLException {
        int usual = limited.getNetworkTimeout();
        limited.setNetworkTimeout(Runnable::run, NO_LIMIT);
        return proxy(Connection.class, (method, arguments) -> {
            if ("close".equals(method.getName()) && !limited.isClosed()) {
                limited.setNetworkTimeout(Runnable::run, usual);
            }
            Object result = call(limited, method, arguments);
            if (result instanceof Statement statement) {
                statement.setQueryTimeout(NO_LIMIT);
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(PatientDataSource.class.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }
}
