package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Capacity;
import com.vidaplus.auth.bench.service.Stage;
import com.vidaplus.auth.harness.server.Secrets;
import java.nio.file.Path;
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
        FastApi service = FastApi.prepare(Path.of(System.getProperty("bench.python")), stage.database("fastapi"),
                stage.directory(), people);
        results.note("The FastAPI stack: " + String.join(", ", service.describe()) + ".");
        Starts starts = new Starts(NAME, service::start, running -> new ApiLoad(running.address(), people).signIn(0));
        starts.measure(stage, results, running -> {
            ApiLoad load = new ApiLoad(running.address(), people);
            starts.of(running, stage, results).memory("after the start").warmUp(load.signIns(), load.refreshes())
                    .run(load.signIns()).run(load.refreshes()).memory("under load");
        });
        results.require("Sign-ins at least 1.5 times the FastAPI stack's", Capacity.SIGN_INS, NAME + ": " + ApiLoad.SIGN_INS,
                Bound.AT_LEAST, TIMES_SIGN_INS);
    }
}
