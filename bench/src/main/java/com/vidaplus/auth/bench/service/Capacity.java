package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.load.ClosedLoop;
import com.vidaplus.auth.bench.load.Outcome;
import com.vidaplus.auth.bench.load.WarmUp;
import com.vidaplus.auth.bench.load.Window;
import com.vidaplus.auth.bench.load.Workload;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.credential.password.HashEngines;
import com.vidaplus.auth.key.SignatureEngines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the service can do at most with eight connections, in turns with the limits it is compared with: a machine that becomes slower
 * on the way becomes slower for both.
 */
public final class Capacity implements Section {

    /** What others compare with. */
    public static final String SIGN_INS = "sign-ins";
    /** What others compare with. */
    public static final String OAUTH_REFRESHES = "refreshes at the OAuth door";
    private static final String API_REFRESHES = "refreshes at the API door";
    private static final String FLOOR = "one hash and one signature, all processors";
    private static final String SIGNATURE = "RS256 signature, all processors";
    private static final String JAVA_SIGNATURE = "RS256 signature by Java, all processors";
    private static final double NEAR_THE_FLOOR = 0.9;
    private static final double NEAR_THE_SIGNATURE = 0.7;
    private static final double MANY_INTROSPECTIONS = 1500;
    private static final double MANY_DOCUMENTS = 5000;

    @Override
    public String title() {
        return "Capacity with 8 connections";
    }

    @Override
    public void run(Stage stage, Results results) {
        List<Workload> workloads = new Workloads(stage.service(), stage.people()).all();
        double seconds = stage.options().seconds();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        try (HashEngines hashes = new HashEngines()) {
            Runnable hash = hashes.inUse();
            Runnable signature = SignatureEngines.inUse("RS256");
            Runnable javaSignature = SignatureEngines.all("RS256").values().iterator().next();
            WarmUp.before(stage.options().rounds(), seconds).run(workloads)
                    .forEach((name, rounds) -> results.add(name + ", warming up", "1/s", rounds));
            for (int round = 0; round < stage.options().rounds(); round++) {
                add(rates, FLOOR, limit(() -> {
                    hash.run();
                    signature.run();
                }, seconds / 2));
                add(rates, SIGNATURE, limit(signature, seconds / 4));
                add(rates, JAVA_SIGNATURE, limit(javaSignature, seconds / 4));
                for (Workload workload : workloads) {
                    Outcome outcome = new ClosedLoop(workload, Window.ofSeconds(seconds)).call().require();
                    add(rates, workload.name(), outcome.rate());
                }
            }
        }
        rates.forEach((name, values) -> results.add(name, "1/s", values));
        results.add(StartAndMemory.MEMORY, "MiB", stage.service().processes().residentMib());
        results.require("Sign-ins at 90 % of one hash plus one signature", SIGN_INS, FLOOR, Bound.AT_LEAST, NEAR_THE_FLOOR);
        results.require("API-door refreshes at 70 % of the signature limit", API_REFRESHES, SIGNATURE, Bound.AT_LEAST, NEAR_THE_SIGNATURE);
        results.require("API-door refreshes at 70 % of Java's signature limit", API_REFRESHES, JAVA_SIGNATURE, Bound.AT_LEAST,
                NEAR_THE_SIGNATURE);
        results.require("1,500 introspections a second", "introspections", Bound.AT_LEAST, MANY_INTROSPECTIONS);
        results.require("JWKS 5,000 times a second", "JWKS", Bound.AT_LEAST, MANY_DOCUMENTS);
        results.require("Metadata 5,000 times a second", "metadata", Bound.AT_LEAST, MANY_DOCUMENTS);
    }

    private static double limit(Runnable work, double seconds) {
        return Rate.of(work, Runtime.getRuntime().availableProcessors(), seconds);
    }

    private static void add(Map<String, List<Double>> rates, String name, double rate) {
        rates.computeIfAbsent(name, first -> new ArrayList<>()).add(rate);
    }
}
