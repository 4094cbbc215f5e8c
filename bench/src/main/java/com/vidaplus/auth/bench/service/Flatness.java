package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.load.ClosedLoop;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a sign-in and a refresh cost the same among few and among many accounts and sessions: two nodes, each with a database of its
 * own, asked in turns.
 */
public final class Flatness implements Section {

    private static final int FEW = 1000;
    private static final double FLAT = 0.9;

    @Override
    public String title() {
        return "Few and many accounts and sessions";
    }

    @Override
    public void run(Stage stage, Results results) {
        stage.leave();
        int many = stage.options().accounts();
        try (Side small = side(stage, "few", FEW); Side large = side(stage, "many", many)) {
            Map<String, List<Double>> rates = new HashMap<>();
            for (int round = 0; round < stage.options().rounds(); round++) {
                for (Side side : List.of(small, large)) {
                    measure(side, side.signIns(), "sign-ins", stage, rates);
                    measure(side, side.refreshes(), "refreshes", stage, rates);
                }
            }
            for (String what : List.of("sign-ins", "refreshes")) {
                String few = named(what, FEW);
                String lots = named(what, many);
                results.add(few, "1/s", rates.get(few));
                if (many != FEW) {
                    results.add(lots, "1/s", rates.get(lots));
                }
                results.require(String.format(Locale.ROOT, "As many %s among %,d accounts as among %,d", what, many, FEW), lots, few,
                        Bound.AT_LEAST, FLAT);
            }
        }
    }

    private static void measure(Side side, Workload workload, String what, Stage stage, Map<String, List<Double>> rates) {
        double rate = new ClosedLoop(workload, Window.ofSeconds(stage.options().seconds())).call().require().rate();
        rates.computeIfAbsent(named(what, side.people().count()), first -> new ArrayList<>()).add(rate);
    }

    private static String named(String what, int accounts) {
        return String.format(Locale.ROOT, "%s among %,d accounts", what, accounts);
    }

    private static Side side(Stage stage, String name, int accounts) {
        NamedDatabase database = stage.database(name);
        Service service = Service.start(database, stage.directory(), name);
        People people = People.into(database, accounts);
        people.withFamilies(database, service.bootstrap().clientId());
        return new Side(service, people, new ConcurrentHashMap<>());
    }

    /**
     * A node with its accounts.
     *
     * @param current the refresh tokens that replaced those of the database
     */
    private record Side(Service service, People people, Map<Integer, Map<Integer, String>> current) implements AutoCloseable {

        Workload signIns() {
            return new SignIns(service).among(people);
        }

        Workload refreshes() {
            return new RefreshTokens(service).ofKnownFamilies(people.count(), ClosedLoop.USUAL_CONNECTIONS, current);
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
