package com.vidaplus.auth.platform.embedded;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** H2's store where the chunk that it wants to be rid of most has so much content that a step has no room for it. */
final class StoreOfBigChunks {

    final List<Integer> steps = new ArrayList<>();
    private final int content;

    /** @param content bytes of that chunk's content */
    StoreOfBigChunks(int content) {
        this.content = content;
    }

    /** A pool as Payara's is, whose connections lead to this store. */
    DataSource behind(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {PayaraPool.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getConnection") && arguments != null && arguments.length == 1) {
                        return this;
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Payara's data sources tell the driver's own connection so. */
    interface PayaraPool extends DataSource {
        Object getConnection(Connection wrapped);
    }

    public StoreOfBigChunks getSession() {
        return this;
    }

    public StoreOfBigChunks getDatabase() {
        return this;
    }

    public StoreOfBigChunks getStore() {
        return this;
    }

    public StoreOfBigChunks getMvStore() {
        return this;
    }

    public boolean compact(int percent, int bytes) {
        steps.add(bytes);
        return bytes >= content;
    }

    public long commit() {
        return 0;
    }
}
