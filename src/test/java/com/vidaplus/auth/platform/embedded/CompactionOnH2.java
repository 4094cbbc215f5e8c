package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.database.Dialect;
import com.vidaplus.auth.platform.database.DriversConnection;
import com.vidaplus.auth.platform.database.RowMapper;
import com.vidaplus.auth.platform.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The compaction of a file, which also tells how long its steps took: between two steps it looks how the file is used. */
public final class CompactionOnH2 {

    private final Sql sql;
    private final Compaction compaction;
    private long stepBegan;
    private long longest;
    private long all;
    private long steps;

    public CompactionOnH2(DataSource dataSource) {
        sql = new Sql(dataSource);
        compaction = new Compaction(new EmbeddedFile(new Dialect(dataSource)), new DriversConnection(dataSource), new Sql(dataSource) {
            @Override
            public <T> List<T> list(String select, RowMapper<T> mapper, Object... parameters) {
                endStep();
                List<T> rows = super.list(select, mapper, parameters);
                stepBegan = System.nanoTime();
                return rows;
            }
        });
    }

    /** One run, of at most so long and a step. */
    public void run(Duration time) throws SQLException {
        stepBegan = 0;
        compaction.run(time);
    }

    private void endStep() {
        if (stepBegan != 0) {
            long took = System.nanoTime() - stepBegan;
            longest = Math.max(longest, took);
            all += took;
            steps++;
        }
    }

    /** How many bytes of the file are content, by H2's own rounded numbers. */
    public long contentBytes() {
        return FileUse.of(sql).orElseThrow().contentBytes();
    }

    /** What the steps took. */
    public record Steps(long count, Duration longest, Duration all) {
    }

    /** The steps since this was last asked. */
    public Steps steps() {
        Steps since = new Steps(steps, Duration.ofNanos(longest), Duration.ofNanos(all));
        steps = 0;
        longest = 0;
        all = 0;
        return since;
    }
}
