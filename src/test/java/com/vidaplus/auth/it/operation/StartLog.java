package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.time.Duration;
import java.util.List;

/**
 * What a node logs until it answers, read before anybody has asked it for a token.
 *
 * @param port  of the node
 * @param lines all of them; a blank one counts too
 */
record StartLog(int port, List<String> lines) {

    private static final int MOST_LINES = 25;
    private static final String ANSWERS = " VidaPlus Auth answers at ";

    /** Waits for the line that says that it answers. */
    static StartLog of(ServiceProcess service) {
        Deadline.of(Duration.ofSeconds(60), "the log says that it answers").await(() -> service.log().contains(ANSWERS));
        return new StartLog(service.port(), service.log().lines().toList());
    }

    /** At most 25 lines, and of the server only warnings and errors. */
    StartLog isShort() {
        assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(lines).filteredOn(line -> line.matches("\\S+ INFO .*")).allMatch(line -> line.contains(" INFO com.vidaplus.auth."));
        return this;
    }

    /** The last line says where the service and its API page are, and has these words too. */
    StartLog endsWith(String... words) {
        String address = "http://localhost:" + port;
        String last = lines.get(lines.size() - 1);
        assertThat(last).contains(ANSWERS + address, "API page: " + address + "/docs/", "Database: ", "Hashes by ",
                "signatures by ");
        List.of(words).forEach(word -> assertThat(last).contains(word));
        return this;
    }
}
