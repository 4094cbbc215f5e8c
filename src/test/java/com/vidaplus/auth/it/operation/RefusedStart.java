package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.ServiceProcess;
import java.time.Duration;
import java.util.List;

/**
 * A start that the service refused. The process ended by itself, with an exit code that a supervisor notices, and one line that says why.
 * The last line of the log repeats that reason.
 *
 * @param reason that line
 * @param log    everything it wrote
 */
record RefusedStart(String reason, String log) {

    private static final String SAID = "VidaPlus Auth does not start. ";
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /** Starts it and waits for its end. */
    static RefusedStart of(ServiceProcess.Builder start) {
        try (ServiceProcess process = start.launch()) {
            assertThat(process.exitCode(DEADLINE)).as("exit code").isEqualTo(1);
            List<String> reasons = process.log().lines().filter(line -> line.contains(SAID)).toList();
            assertThat(reasons).as("lines that say why, in\n" + process.log()).hasSize(1);
            String last = process.log().lines().filter(line -> !line.isBlank()).reduce((before, line) -> line).orElseThrow();
            assertThat(last).as("the last line").contains("The service did not start. ")
                    .endsWith(reasons.get(0).substring(reasons.get(0).indexOf(SAID) + SAID.length()).strip());
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
