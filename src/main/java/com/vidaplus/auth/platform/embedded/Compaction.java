package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.database.DriversConnection;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Compacts the file of an embedded H2 database while the service works, in steps between which commits go on. H2 compacts by itself, but
 * not where each commit is written at once ({@code WRITE_DELAY=0}), which is what keeps acknowledged commits through a kill.
 */
@ApplicationScoped
class Compaction {

    private static final Logger LOG = System.getLogger(Compaction.class.getName());

    /** The least content in the old chunks, in percent. A higher value would write the same content again and again. */
    private static final int LIVE = 60;
    /** Where less of the file is allocated, in percent, chunks are moved to its front. */
    private static final int ALLOCATED = 50;
    /** A smaller file is left as it is. */
    private static final long SMALL = 8L << 20;
    private static final int STEP = 1 << 20;
    /** As big as H2 makes a chunk when it compacts at a close. */
    private static final int LONGEST_STEP = 16 << 20;
    private static final int MOVE = 2 << 20;
    private static final int PERCENT = 100;

    private final EmbeddedFile file;
    private final DriversConnection driver;
    private final Sql sql;
    private final SizeWarning warning = new SizeWarning();
    private volatile double able = Double.NaN;

    /** For the client proxy. */
    protected Compaction() {
        this(null, null, null);
    }

    @Inject
    Compaction(EmbeddedFile file, DriversConnection driver, Sql sql) {
        this.file = file;
        this.driver = driver;
        this.sql = sql;
    }

    /**
     * Does one run, or nothing where the database is another one or the file is well used.
     *
     * @param time after which no step is begun; a step takes some ten milliseconds, a longer one up to half a second, once in a run
     * @throws SQLException          where the database does not answer
     * @throws IllegalStateException where the database does not answer, or H2 could not compact
     */
    synchronized void run(Duration time) throws SQLException {
        if (file.path().isEmpty()) {
            return;
        }
        long end = System.nanoTime() + time.toNanos();
        driver.lend(connection -> run(connection.flatMap(ChunkStore::of), end)).ifPresent(warning::look);
    }

    /** @return how the file is used after the run; empty where it is small, or H2 does not say */
    private Optional<FileUse> run(Optional<ChunkStore> store, long end) {
        able = store.isPresent() ? 1 : 0;
        Optional<FileUse> found = FileUse.of(sql).filter(use -> use.bytes() > SMALL);
        Optional<FileUse> left = found.map(use -> store.isPresent() ? compact(store.get(), use, end) : use);
        left.ifPresent(use -> LOG.log(Level.DEBUG, "The embedded database: {0} before, {1} after", found.get(), use));
        return left;
    }

    private FileUse compact(ChunkStore store, FileUse found, long end) {
        FileUse use = found;
        boolean goOn = true;
        while (goOn && System.nanoTime() < end) {
            FileUse before = use;
            boolean due = before.seasoned() < LIVE;
            boolean copied = due && store.compact(PERCENT, STEP);
            boolean copiedMore = due && !copied && copyMore(store);
            boolean moved = !copied && !copiedMore && before.allocated() < ALLOCATED && store.moveToFront(ALLOCATED, MOVE);
            use = FileUse.of(sql).orElse(before);
            goOn = copied || moved && use.bytes() < before.bytes();
        }
        return use;
    }

    /**
     * H2 takes the chunks that it wants to be rid of most, as far as their content fits into a step. Where the very first does not fit, H2
     * takes none, and emptier ones wait for hours. Such a chunk gets a longer step, once in a run, since commits wait as long.
     */
    private static boolean copyMore(ChunkStore store) {
        boolean copied = false;
        for (int bytes = 2 * STEP; !copied && bytes <= LONGEST_STEP; bytes *= 2) {
            copied = store.compact(PERCENT, bytes);
        }
        return copied;
    }

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_database_file_upkeep", "1 where this node can compact the embedded database's file, 0 where it cannot;"
                + " only where the database is embedded.", () -> able);
    }
}
