package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.ClosedLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a running service, one workload after the other, each with a round before that does not count. */
final class Measurement {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ProcessTree processes;
    private final Window window;
    private final Window warmUp;
    private final int rounds;
    private final double residentIdle;
    private final Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    private final Map<String, Double> busy = new LinkedHashMap<>();
    private double residentBusy;

    /** @param seconds of a round */
    Measurement(ProcessHandle process, int seconds, int rounds) {
        this.processes = new ProcessTree(process);
        this.window = Window.ofSeconds(seconds);
        this.warmUp = Window.ofSeconds(seconds / 2.0);
        this.rounds = rounds;
        this.residentIdle = processes.residentBytes();
    }

    Measurement run(Workload workload) {
        new ClosedLoop(workload, warmUp).call();
        double cpu = processes.cpuSeconds();
        long began = System.nanoTime();
        List<Outcome> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(new ClosedLoop(workload, window).call().require());
            residentBusy = Math.max(residentBusy, processes.residentBytes());
        }
        busy.put(workload.name(), (processes.cpuSeconds() - cpu) / ((System.nanoTime() - began) / NANOS_PER_SECOND));
        outcomes.put(workload.name(), measured);
        return this;
    }

    Measured result(String name, List<String> facts, List<Double> startSeconds) {
        return new Measured(name, facts, startSeconds, residentIdle, residentBusy, outcomes, busy);
    }
}
