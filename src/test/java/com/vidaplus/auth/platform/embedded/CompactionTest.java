package com.vidaplus.auth.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.Dialect;
import com.vidaplus.auth.platform.database.DriversConnection;
import com.vidaplus.auth.platform.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final int COMMITS = 1_500;
    private static final int RUNS = 20;

    @TempDir
    private Path directory;
    private JdbcConnectionPool pool;
    private Sql sql;

    @BeforeEach
    void open() {
        // As by default, but for the 45 seconds that H2 keeps each chunk.
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("auth") + ";WRITE_DELAY=0;RETENTION_TIME=1", "sa", "");
        sql = new Sql(pool);
        sql.update("CREATE TABLE thing (id INTEGER PRIMARY KEY, random VARCHAR(36), text VARCHAR(200))");
        for (int i = 0; i < 5; i++) {
            sql.update("CREATE INDEX thing_" + i + " ON thing (random, text, id)");
        }
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private Compaction compaction() {
        return new Compaction(new EmbeddedFile(new Dialect(pool)), new DriversConnection(pool), sql);
    }

    private void insert(int id) {
        sql.update("INSERT INTO thing VALUES (?, ?, ?)", id, UUID.randomUUID().toString(), "x".repeat(id % 200));
    }

    private long size() throws IOException {
        return Files.size(directory.resolve("auth.mv.db"));
    }

    private int count(String condition) {
        return sql.first("SELECT COUNT(*) FROM thing WHERE " + condition, row -> row.getInt(1)).orElseThrow();
    }

    @Test
    void aFileOfManyCommitsGetsSmallWhileItIsOpenAndKeepsEveryRow() throws Exception {
        sql.update("SET RETENTION_TIME 45000");
        for (int i = 0; i < COMMITS; i++) {
            insert(i);
        }
        long grown = size();
        assertThat(grown).isGreaterThan(20L << 20);
        sql.update("SET RETENTION_TIME 1");

        for (int run = 0; run < RUNS; run++) {
            insert(COMMITS + run);
            compaction().run(AMPLE);
        }

        assertThat(size()).isLessThan(grown / 2);
        assertThat(count("TRUE")).isEqualTo(COMMITS + RUNS);
        assertThat(count("random > ''")).isEqualTo(COMMITS + RUNS);
    }

    @Test
    void whatOthersCommitMeanwhileIsThereWhenTheFileIsOpenedAsAfterAKill() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger acknowledged = new AtomicInteger();
        CompletableFuture<Void> commits = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                insert(acknowledged.get());
                acknowledged.incrementAndGet();
            }
        });
        while (acknowledged.get() < COMMITS && !commits.isDone()) {
            compaction().run(AMPLE);
        }
        done.set(true);
        commits.join();
        try (Connection connection = pool.getConnection()) {
            // Nothing is written any more when it closes.
            connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
        }
        openAgain();

        assertThat(count("TRUE")).isEqualTo(acknowledged.get());
        assertThat(count("random > ''")).isEqualTo(acknowledged.get());
    }

    private void openAgain() {
        pool.dispose();
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("auth") + ";WRITE_DELAY=0", "sa", "");
        sql = new Sql(pool);
    }

    @Test
    void aChunkWithMoreContentThanAStepGetsALongerStepOnceInARun() throws Exception {
        for (int i = 0; i < COMMITS; i++) {
            insert(i);
        }
        StoreOfBigChunks big = new StoreOfBigChunks(3 << 20);

        new Compaction(new EmbeddedFile(new Dialect(pool)), big.connection(), sql).run(AMPLE);

        assertThat(FileUse.of(sql).orElseThrow().seasoned()).as("there is something to compact").isLessThan(60);
        assertThat(big.steps).containsExactly(1 << 20, 2 << 20, 4 << 20);
    }

    @Test
    void noStepIsLongerThanTheBiggestChunkThatH2MakesByItself() throws Exception {
        for (int i = 0; i < COMMITS; i++) {
            insert(i);
        }
        StoreOfBigChunks nothing = new StoreOfBigChunks(Integer.MAX_VALUE);

        new Compaction(new EmbeddedFile(new Dialect(pool)), nothing.connection(), sql).run(AMPLE);

        assertThat(nothing.steps).containsExactly(1 << 20, 2 << 20, 4 << 20, 8 << 20, 16 << 20);
    }

    @Test
    void theStoreOfThisVersionOfH2IsFound() throws SQLException {
        Optional<Boolean> moved = new DriversConnection(pool)
                .lend(connection -> connection.flatMap(ChunkStore::of).map(store -> store.moveToFront(0, 0)));

        assertThat(moved).contains(true);
        assertThat(FileUse.of(sql)).isPresent();
    }

    @Test
    void aDatabaseInMemoryIsLeftAlone() throws SQLException {
        JdbcConnectionPool memory = JdbcConnectionPool.create("jdbc:h2:mem:compaction", "sa", "");
        try {
            EmbeddedFile none = new EmbeddedFile(new Dialect(memory));
            Compaction compaction = new Compaction(none, new DriversConnection(memory), new Sql(memory));
            compaction.run(AMPLE);
            assertThat(none.path()).isEmpty();
            assertThat(compaction.gauge().value().getAsDouble()).isNaN();
            assertThat(none.gauge().value().getAsDouble()).isNaN();
        } finally {
            memory.dispose();
        }
    }

    @Test
    void theMetricsAreTheSizeOfTheFileAndWhetherItCanBeCompacted() throws Exception {
        insert(1);
        Compaction compaction = compaction();
        compaction.run(AMPLE);
        assertThat(compaction.gauge().value().getAsDouble()).isEqualTo(1);
        assertThat(new EmbeddedFile(new Dialect(pool)).gauge().value().getAsDouble()).isEqualTo(size());
    }
}
