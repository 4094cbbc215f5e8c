package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.credential.password.HashEngines;
import com.vidaplus.auth.key.SignatureEngines;
import java.util.List;

/** What this machine can hash and sign at most, with no server around it. */
public final class RawLimits implements Section {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Override
    public String title() {
        return "Limits of the machine";
    }

    @Override
    public void run(Stage stage, Results results) {
        double seconds = Math.max(0.5, stage.options().seconds() / 5);
        try (HashEngines hashes = new HashEngines()) {
            hashes.all().forEach((engine, hash) -> threads(hash, "hashes by " + engine, seconds, results));
        }
        for (String algorithm : List.of("RS256", "ES256")) {
            SignatureEngines.all(algorithm)
                    .forEach((engine, sign) -> threads(sign, algorithm + " signatures by " + engine, seconds, results));
        }
    }

    private static void threads(Runnable work, String name, double seconds, Results results) {
        for (int threads : PROCESSORS == 1 ? new int[] {1} : new int[] {1, PROCESSORS}) {
            results.add(name + ", threads: " + threads, "1/s", Rate.of(work, threads, seconds));
        }
    }
}
