package com.vidaplus.auth.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

    @Test
    void whatIsAllocatedIsWhatCameBetweenCollections() {
        GcLog.Activity activity = GcLog.activity(List.of(
                "[9.1s][info][gc] GC(7) Pause Full (System.gc()) 120M->40M(256M) 80.123ms",
                "[9.5s][info][gc] GC(8) Pause Young (Normal) (G1 Evacuation Pause) 140M->45M(256M) 3.500ms",
                "[9.6s][info][gc] GC(9) Concurrent Mark Cycle 10.1ms",
                "[9.9s][info][gc] GC(10) Pause Young (Allocation Failure) 145M->45M(256M) 1.500ms",
                "[9.9s][info][gc] GC(11) Pause Full (Diagnostic Command) 60M->40M(256M) 75.000ms"));

        assertThat(activity).isEqualTo(new GcLog.Activity(100 + 100 + 15, 2, 5, 3.5));
    }
}
