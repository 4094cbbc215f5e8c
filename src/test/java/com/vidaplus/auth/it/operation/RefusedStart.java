package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.server.ServiceProcess;
import java.time.Duration;
import java.util.List;

/**
 * A start that the service refused: it ended by itself, with an exit code that a supervisor notices, and one line that says why.
 *
 * @param reason that line
 * @param log    everything it wrote
 */
record RefusedStart(String reason, String log) {

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /** Starts it and waits for its end. */
    static RefusedStart of(ServiceProcess.Builder start) {
        try (ServiceProcess process = start.launch()) {
            assertThat(process.exitCode(DEADLINE)).as("exit code").isEqualTo(1);
            List<String> reasons = process.log().lines().filter(line -> line.contains("VidaPlus Auth does not start")).toList();
            assertThat(reasons).as("lines that say why, in\n" + process.log()).hasSize(1);
            return new RefusedStart(reasons.get(0), process.log());
        }
    }

    RefusedStart because(String... words) {
        assertThat(reason).contains(words);
        return this;
    }

    RefusedStart withoutMentioning(String secret) {
        assertThat(log).doesNotContain(secret);
        return this;
    }
}
