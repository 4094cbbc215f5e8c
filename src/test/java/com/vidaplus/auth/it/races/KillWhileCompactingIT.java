package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;

/**
 * The same where the file is being compacted. H2 keeps each chunk for a fifth of a second, not for 45 seconds. So there are chunks to
 * compact, and freed ones are written over at once. The service compacts with each tenth second of the clock, for a second at the most.
 */
@Tag("full")
class KillWhileCompactingIT extends KillIT {

    private static final String ADDRESS = "jdbc:h2:file:./data/auth;WRITE_DELAY=0;LOCK_TIMEOUT=10000;RETENTION_TIME=200";
    private static final int ENOUGH_FOR_A_LARGE_FILE = 1_500;
    private static final int PERIOD_SECONDS = 10;
    private static final int MOST_MILLIS = 400;

    @Override
    ServiceProcess.Builder node() {
        return super.node().environment("DB_URL", ADDRESS);
    }

    @Override
    int answers() {
        return ENOUGH_FOR_A_LARGE_FILE;
    }

    @Override
    void awaitMoment() {
        long now = Instant.now().getEpochSecond();
        Instant moment = Instant.ofEpochSecond(now - now % PERIOD_SECONDS + PERIOD_SECONDS)
                .plusMillis(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
        Deadline.of(Duration.ofSeconds(2 * PERIOD_SECONDS), "the file is compacted").await(() -> !Instant.now().isBefore(moment));
    }
}
