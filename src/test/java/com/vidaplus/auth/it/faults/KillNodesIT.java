package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.ledger.Workload;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of one node after the other, while clients and an operator work on both. */
@Tag("faults")
class KillNodesIT extends FaultTest {

    private static final int ANSWERS = 200;

    private static int kills() {
        return Integer.getInteger("faults.kills", 2);
    }

    @Test
    @Case("G05")
    void nothingIsLostWhenNodesAreKilledUnderLoad() {
        try (Cluster cluster = Cluster.on(FaultyPostgres.start(), 2, SETTINGS, "-Xmx400m");
                Workload work = Workload.on(cluster, 4, Duration.ofMillis(30));
                OperatorWork operator = OperatorWork.on(cluster, work.ledger())) {
            List<Duration> recovered = new ArrayList<>();
            List<Duration> others = new ArrayList<>();
            for (int kill = 0; kill < kills(); kill++) {
                work.awaitSuccesses(ANSWERS);
                int victim = kill % 2;
                ServiceProcess node = cluster.nodes().get(victim);
                work.ledger().goes(node.baseUri().getAuthority());
                node.kill();
                int survivor = 1 - victim;
                others.add(timeUntil(Duration.ofSeconds(30), "the other node answers", () -> isReady(cluster, survivor)));
                long down = System.nanoTime();
                cluster.replace(victim, cluster.node().start());
                recovered.add(Duration.ofNanos(System.nanoTime() - down));
            }
            work.awaitSuccesses(ANSWERS);
            report("kill -9, " + kills() + " times: the other node was ready after " + millis(others)
                    + ", the killed one started again after " + millis(recovered));
            operator.assertNothingLost();
            assertNothingLost("kill -9", work, cluster);
        }
    }

    private static boolean isReady(Cluster cluster, int node) {
        return Probe.of(cluster.nodes().get(node)).ready() == 200;
    }
}
