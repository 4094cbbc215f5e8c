package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Results;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from the command to the first token on an empty database, and what memory it takes then. */
public final class StartAndMemory implements Section {

    /** What others compare with. */
    public static final String START = "start to first token";
    /** What others compare with. */
    public static final String MEMORY = "resident memory under load";

    @Override
    public String title() {
        return "Start and memory";
    }

    @Override
    public void run(Stage stage, Results results) {
        List<Double> seconds = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int round = 0; round < stage.options().rounds(); round++) {
            stage.leave();
            seconds.add(start(stage, stage.database("vidaplus")));
            memory.add(stage.service().processes().residentMib());
        }
        results.add(START, "s", seconds);
        results.add("resident memory after the start", "MiB", memory);
        Service service = stage.service();
        Workloads workloads = new Workloads(service, People.into(service.database(), Stage.ACCOUNTS));
        stage.people(workloads.people());
    }

    private static double start(Stage stage, NamedDatabase database) {
        long began = System.nanoTime();
        Service service = Service.launch(database, stage.directory(), "service");
        stage.enter(service);
        return service.awaitToken(began);
    }
}
