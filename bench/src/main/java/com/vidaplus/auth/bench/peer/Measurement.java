package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.ClosedLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.WarmUp;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.ProcessTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures a running service, one workload after the other. */
final class Measurement {

    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final ProcessTree processes;
    private final Window window;
    private final WarmUp warmUp;
    private final int rounds;
    private final Results results;

    /**
     * @param name    put before each number's
     * @param process of the service
     * @param seconds of a round
     */
    Measurement(String name, ProcessHandle process, double seconds, int rounds, Results results) {
        this.name = name;
        this.processes = new ProcessTree(process);
        this.window = Window.ofSeconds(seconds);
        this.warmUp = WarmUp.before(rounds, seconds);
        this.rounds = rounds;
        this.results = results;
    }

    /** Adds what each round before all that is measured came to. */
    Measurement warmUp(Workload... workloads) {
        warmUp.run(List.of(workloads)).forEach((load, rates) -> results.add(name + ": " + load + ", warming up", "1/s", rates));
        return this;
    }

    /** Adds what the workload came to: its rate, its latencies in a closed loop, the processors that the service itself kept busy. */
    Measurement run(Workload workload) {
        double cpu = processes.cpuSeconds();
        long began = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            outcomes.add(new ClosedLoop(workload, window).call().require());
        }
        double busy = (processes.cpuSeconds() - cpu) / ((System.nanoTime() - began) / NANOS_PER_SECOND);
        add(workload.name(), "1/s", outcomes, Outcome::rate);
        add(workload.name() + ", p50", "ms", outcomes, outcome -> outcome.successes().p50());
        add(workload.name() + ", p95", "ms", outcomes, outcome -> outcome.successes().p95());
        add(workload.name() + ", p99", "ms", outcomes, outcome -> outcome.successes().p99());
        results.add(name + ": " + workload.name() + ", processors it used", "", busy);
        return this;
    }

    private void add(String what, String unit, List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        results.add(name + ": " + what, unit, outcomes.stream().mapToDouble(value).boxed().toList());
    }

    /** Adds the resident memory of all its processes now. */
    Measurement memory(String when) {
        results.add(name + ": resident memory " + when, "MiB", processes.residentMib());
        return this;
    }
}
