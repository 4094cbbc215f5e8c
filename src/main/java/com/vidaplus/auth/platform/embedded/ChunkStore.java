package com.vidaplus.auth.platform.embedded;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * The store of chunks behind a connection to an H2 database of this process. No SQL compacts an open database, so public methods of H2 are
 * called by name. So the WAR needs no classes of H2, wherever a server keeps the driver.
 */
final class ChunkStore {

    /** From H2's connection to its store, of 2.2.224: {@code JdbcConnection}, {@code SessionLocal}, {@code Database}, {@code Store}. */
    private static final List<String> WAY = List.of("getSession", "getDatabase", "getStore", "getMvStore");

    private static final Logger LOG = System.getLogger(ChunkStore.class.getName());

    private final Object store;

    private ChunkStore(Object store) {
        this.store = store;
    }

    /**
     * @param connection the driver's own, and open as long as the store is used
     * @return empty where the store is in another process, or this version of H2 has other methods
     */
    static Optional<ChunkStore> of(Object connection) {
        try {
            Object at = connection;
            for (String method : WAY) {
                at = call(at, at.getClass().getMethod(method));
            }
            at.getClass().getMethod("compact", int.class, int.class);
            at.getClass().getMethod("commit");
            return Optional.of(new ChunkStore(at));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "No store of chunks behind this connection", e);
            return Optional.empty();
        }
    }

    /**
     * Copies content of the emptiest seasoned chunks into a new one. The space of the old chunks is free once they have been kept as long
     * as H2 keeps chunks. Commits wait meanwhile; none is lost whenever the process ends, since the copy is one commit more.
     *
     * @param percent nothing is done where at least this share of all chunks is content
     * @param bytes   how much is copied at the most
     * @return whether anything was copied
     */
    boolean compact(int percent, int bytes) {
        try {
            boolean copied = (boolean) call(store, store.getClass().getMethod("compact", int.class, int.class), percent, bytes);
            if (copied) {
                call(store, store.getClass().getMethod("commit"));
            }
            return copied;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2 has no such method any more", e);
        }
    }

    /**
     * Moves chunks from the end of the file into free space before them, and cuts the end off. Commits wait meanwhile. Each chunk is
     * written and forced to disk in its new place before the old place is given away. H2 does the same by itself with other settings.
     *
     * @param percent nothing is done where more of the file is allocated
     * @param bytes   how much is moved at the most
     * @return false where this version of H2 has no such method
     */
    boolean moveToFront(int percent, long bytes) {
        try {
            Object file = call(store, store.getClass().getMethod("getFileStore"));
            call(file, file.getClass().getMethod("compactMoveChunks", int.class, long.class, store.getClass()), percent, bytes, store);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static Object call(Object target, Method method, Object... arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("H2 could not compact its file", e.getCause());
        }
    }
}
