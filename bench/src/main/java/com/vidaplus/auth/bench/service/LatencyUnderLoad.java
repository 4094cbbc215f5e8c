package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.load.Latency;
import com.vidaplus.auth.bench.load.OpenLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import com.vidaplus.auth.bench.report.Results;

/** How long answers take when requests arrive at half and at four fifths of what the service can do, whether or not it keeps up. */
public final class LatencyUnderLoad implements Section {

    private static final int CONNECTIONS = 64;
    private static final int[] PERCENT = {50, 80};

    @Override
    public String title() {
        return "Latency at a constant rate of arrivals";
    }

    @Override
    public void run(Stage stage, Results results) {
        for (Workload workload : new Workloads(stage.service(), stage.people()).all()) {
            for (int percent : PERCENT) {
                double rate = results.value(workload.name()) * percent / 100;
                Window window = Window.ofSeconds(stage.options().seconds());
                Outcome outcome = new OpenLoop(workload, rate, CONNECTIONS, window).call().require(503);
                Latency took = outcome.successes();
                String name = workload.name() + " at " + percent + " %, ";
                results.add(name + "p50", "ms", took.p50());
                results.add(name + "p95", "ms", took.p95());
                results.add(name + "p99", "ms", took.p99());
                results.add(name + "turned away", "%", outcome.percentTurnedAway());
            }
        }
    }
}
