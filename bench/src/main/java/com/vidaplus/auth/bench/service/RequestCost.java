package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.load.ClosedLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What one request costs the service: processor time, allocation, collections, statements. */
public final class RequestCost implements Section {

    private static final double KIB_PER_MIB = 1024;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_SECOND = 1e9;
    /** Fewer than one in that many requests are what the service asks in the background. */
    private static final double NONE = 0.01;

    @Override
    public String title() {
        return "Cost of one request";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException {
        double seconds = stage.options().seconds();
        Statements statements = new Statements(stage.service().database());
        statements.reset();
        long until = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        results.add("statements without any request", "1/s", statements.count().rows() / seconds);
        List<Workload> workloads = new Workloads(stage.service(), stage.people()).all();
        for (Workload workload : workloads) {
            measure(workload, stage.service(), statements, seconds, results);
        }
        results.require("No SQL for JWKS", "JWKS: statements", Bound.AT_MOST, NONE);
        results.require("No SQL for metadata", "metadata: statements", Bound.AT_MOST, NONE);
    }

    private static void measure(Workload workload, Service service, Statements statements, double seconds, Results results)
            throws IOException {
        GcLog log = new GcLog(service.gcLog(), service.process().pid());
        Workload prepared = workload.prepared(ClosedLoop.USUAL_CONNECTIONS);
        log.begin();
        statements.reset();
        double before = service.processes().cpuSeconds();
        Outcome outcome = new ClosedLoop(prepared, Window.cold(seconds)).call().require();
        double used = service.processes().cpuSeconds() - before;
        Statements.Count count = statements.count();
        GcLog.Activity activity = log.end();
        double requests = outcome.successes().count();
        String name = workload.name() + ": ";
        results.add(name + "processor time", "ms", used * MILLIS_PER_SECOND / requests);
        results.add(name + "allocation", "KiB", activity.allocatedMib() * KIB_PER_MIB / requests);
        results.add(name + "statements", "", count.rows() / requests);
        results.add(name + "transactions", "", count.transactions() / requests);
        results.add(name + "collections", "1/s", activity.collections() / outcome.seconds());
        results.add(name + "paused for them", "ms/s", activity.pausedMillis() / outcome.seconds());
        results.add(name + "longest pause", "ms", activity.longestMillis());
    }
}
