package com.vidaplus.auth.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The process listens where it was told to, and nowhere else: no cluster looks for others, no administration waits. */
class ListeningPortsIT extends AttackIT {

    /** As {@code /proc/net/tcp} has it. */
    private static final String LISTENING = "0A";

    @Case("H12")
    @Test
    void theServiceListensOnOnePortAndJoinsNoCluster() throws IOException {
        assertThat(listening()).containsExactly(service().port());
        assertThat(service().log()).doesNotContain("com.hazelcast", "Members {", "Members [");
    }

    private static Set<Integer> listening() throws IOException {
        Path process = Path.of("/proc", Long.toString(service().pid()));
        Set<String> own;
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            own = descriptors.map(ListeningPortsIT::target).filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1)).collect(Collectors.toSet());
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                String[] column = line.strip().split("\\s+");
                if (column.length > 9 && column[3].equals(LISTENING) && own.contains(column[9])) {
                    ports.add(Integer.parseInt(column[1].substring(column[1].lastIndexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
