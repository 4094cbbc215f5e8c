package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.load.OpenLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.Threads;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import java.util.ArrayList;
import java.util.List;

/** Ten times as many sign-ins as the service can do, while a few others refresh and fetch keys: who may be turned away, and who not. */
public final class Storm implements Section {

    private static final int TIMES = 10;
    private static final int STORM_CONNECTIONS = 256;
    /** So many that none of the others waits for one of its own kind. */
    private static final int OTHERS_CONNECTIONS = 40;
    private static final double OTHERS_RATE = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double SLOWER = 3;
    private static final double HARDLY_ANY = 100 * Outcome.TOLERABLE;

    @Override
    public String title() {
        return "Sign-ins at ten times what can be done";
    }

    @Override
    public void run(Stage stage, Results results) {
        Workloads workloads = new Workloads(stage.service(), stage.people());
        Window window = Window.ofSeconds(stage.options().seconds());
        OpenLoop refreshes = new OpenLoop(workloads.oauthRefreshes().prepared(OTHERS_CONNECTIONS), OTHERS_RATE, OTHERS_CONNECTIONS, window);
        OpenLoop keys = new OpenLoop(workloads.keys(), OTHERS_RATE, OTHERS_CONNECTIONS, window);
        double arrivals = TIMES * results.value(Capacity.SIGN_INS);
        OpenLoop signIns = new OpenLoop(workloads.signIns(), arrivals, STORM_CONNECTIONS, window);
        List<List<Outcome>> idle = new ArrayList<>();
        List<List<Outcome>> storm = new ArrayList<>();
        for (int round = 0; round < stage.options().rounds(); round++) {
            idle.add(Threads.together(List.of(refreshes, keys)));
            storm.add(Threads.together(List.of(refreshes, keys, signIns)));
        }
        List<Outcome> signedIn = of(storm, 2);
        signedIn.forEach(outcome -> outcome.require(503, 429));
        results.add("arrivals in the storm", "1/s", arrivals);
        results.add("sign-ins in the storm", "1/s", signedIn.stream().map(Outcome::rate).toList());
        results.add("turned away in the storm", "1/s", signedIn.stream().map(Storm::turnedAway).toList());
        results.add("arrivals never sent: no free connection", "",
                signedIn.stream().map(outcome -> (double) outcome.unsent()).toList());
        results.add("sign-ins in the storm, p99", "ms", signedIn.stream().map(outcome -> outcome.successes().p99()).toList());
        compare("refreshes", of(idle, 0), of(storm, 0), results);
        compare("JWKS", of(idle, 1), of(storm, 1), results);
        results.require("Sign-ins in a storm at 90 % of the peak", "sign-ins in the storm", Capacity.SIGN_INS, Bound.AT_LEAST, NEARLY_ALL);
        results.require("Refresh p99 in a storm at most 3 times idle", "refreshes, p99 in the storm", "refreshes, p99 idle",
                Bound.AT_MOST, SLOWER);
        results.require("No refresh turned away in a storm", "refreshes, turned away in the storm", Bound.AT_MOST, HARDLY_ANY);
    }

    /** Over all answers: one that was turned away after a second has waited as well. */
    private static void compare(String name, List<Outcome> idle, List<Outcome> storm, Results results) {
        idle.forEach(outcome -> outcome.require());
        storm.forEach(outcome -> outcome.require(503));
        results.add(name + ", p50 idle", "ms", idle.stream().map(outcome -> outcome.all().p50()).toList());
        results.add(name + ", p50 in the storm", "ms", storm.stream().map(outcome -> outcome.all().p50()).toList());
        results.add(name + ", p99 idle", "ms", idle.stream().map(outcome -> outcome.all().p99()).toList());
        results.add(name + ", p99 in the storm", "ms", storm.stream().map(outcome -> outcome.all().p99()).toList());
        results.add(name + ", turned away in the storm", "%", storm.stream().map(Outcome::percentTurnedAway).toList());
    }

    private static List<Outcome> of(List<List<Outcome>> rounds, int load) {
        return rounds.stream().map(outcomes -> outcomes.get(load)).toList();
    }

    private static double turnedAway(Outcome outcome) {
        return outcome.others().values().stream().mapToLong(Long::longValue).sum() / outcome.seconds();
    }
}
