package com.vidaplus.auth.platform.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A driver around another one, as those that trace or fail over: some of what its connections say of themselves is its own. */
final class WrappedDriver {

    private WrappedDriver() {
    }

    /** @param says by the method of {@link DatabaseMetaData} that is asked */
    static DataSource around(DataSource database, Map<String, Object> says) {
        return proxy(DataSource.class, database, result ->
                proxy(Connection.class, result, inner -> inner instanceof DatabaseMetaData data ? disguised(data, says) : inner));
    }

    private static DatabaseMetaData disguised(DatabaseMetaData data, Map<String, Object> says) {
        return (DatabaseMetaData) Proxy.newProxyInstance(WrappedDriver.class.getClassLoader(), new Class<?>[] {DatabaseMetaData.class},
                (self, method, arguments) -> says.containsKey(method.getName()) ? says.get(method.getName()) : call(data, method, arguments));
    }

    private static <T> T proxy(Class<T> type, Object target, UnaryOperator<Object> wrap) {
        return type.cast(Proxy.newProxyInstance(WrappedDriver.class.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> wrap.apply(call(target, method, arguments))));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
