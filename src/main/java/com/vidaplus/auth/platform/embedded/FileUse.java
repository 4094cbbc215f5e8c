package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.database.Sql;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How well the file of an embedded H2 database is used, as the database says. The file consists of chunks, one for each commit. A chunk
 * keeps its space until nothing of it is content any more.
 *
 * @param bytes     size of the file
 * @param allocated how much of the file are chunks, in percent; the rest is free space inside
 * @param live      how much of all chunks is content, in percent
 * @param seasoned  the same for the chunks that are old enough to be rewritten
 */
record FileUse(long bytes, int allocated, int live, int seasoned) {

    private static final String SELECT = "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME IN"
            + " ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE', 'info.CHUNKS_FILL_RATE_RW')";
    private static final int NUMBERS = 4;
    private static final int PERCENT = 100;

    /**
     * @param sql to an H2 database
     * @return empty where this version of H2 does not say, or the database is not a file
     * @throws IllegalStateException where the database does not answer
     */
    static Optional<FileUse> of(Sql sql) {
        Map<String, Long> numbers = new HashMap<>();
        sql.list(SELECT, row -> numbers.put(row.getString(1), Long.valueOf(row.getString(2))) == null);
        return numbers.size() < NUMBERS ? Optional.empty() : Optional.of(new FileUse(numbers.get("info.FILE_SIZE"),
                numbers.get("info.FILL_RATE").intValue(), numbers.get("info.CHUNKS_FILL_RATE").intValue(),
                numbers.get("info.CHUNKS_FILL_RATE_RW").intValue()));
    }

    /** How many bytes of the file are content, rounded up to one percent of what the chunks have. */
    long contentBytes() {
        return bytes / PERCENT * allocated / PERCENT * (live + 1);
    }
}
