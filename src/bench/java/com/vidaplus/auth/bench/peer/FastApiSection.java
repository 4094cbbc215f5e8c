package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Capacity;
import com.vidaplus.auth.bench.service.Stage;
import com.vidaplus.auth.it.server.Secrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stack of the service that ours takes the place of, where this machine has its packages; otherwise a note says what is missing. */
public final class FastApiSection implements Section {

    private static final String NAME = "FastAPI";
    private static final int ACCOUNTS = 304;
    private static final double TIMES_SIGN_INS = 1.5;

    @Override
    public String title() {
        return "The FastAPI stack with the same load";
    }

    @Override
    public void run(Stage stage, Results results) {
        stage.leave();
        Optional<String> missing = FastApi.missing(stage.directory());
        if (missing.isPresent()) {
            results.note("The FastAPI stack was not measured: " + missing.get() + ".");
            return;
        }
        PeerAccounts people = new PeerAccounts(ACCOUNTS, Secrets.password(), Secrets.clientSecret());
        FastApi service = FastApi.prepare(Path.of(System.getProperty("bench.python")), stage.server(), stage.directory(), people);
        results.note("The FastAPI stack: " + String.join(", ", service.describe()) + ".");
        measure(service, people, stage, results);
        results.require("Sign-ins at least 1.5 times the FastAPI stack's", Capacity.SIGN_INS, NAME + ": " + ApiLoad.SIGN_INS,
                Bound.AT_LEAST, TIMES_SIGN_INS);
    }

    private static void measure(FastApi service, PeerAccounts people, Stage stage, Results results) {
        List<Double> starts = new ArrayList<>();
        int rounds = stage.options().rounds();
        for (int i = 1; i <= rounds; i++) {
            long began = System.nanoTime();
            try (FastApi.Running running = service.start()) {
                ApiLoad load = new ApiLoad(new InetSocketAddress(InetAddress.getLoopbackAddress(), running.port()), people);
                ProcessHandle process = running.process().handle();
                starts.add(FirstToken.await(began, process, load.address(), load.signIn(0)));
                if (i == rounds) {
                    results.add(NAME + ": start to first token", "s", starts);
                    new Measurement(NAME, process, stage.options().seconds(), rounds, results).memory("after the start")
                            .run(load.signIns()).run(load.refreshes()).memory("under load");
                }
            }
        }
    }
}
