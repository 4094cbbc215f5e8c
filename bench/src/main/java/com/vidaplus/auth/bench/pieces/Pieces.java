package com.vidaplus.auth.bench.pieces;

import com.vidaplus.auth.audit.AuditPieces;
import com.vidaplus.auth.credential.password.HashPieces;
import com.vidaplus.auth.endpoint.form.FormPieces;
import com.vidaplus.auth.token.TextPieces;
import com.vidaplus.auth.token.TokenPieces;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the pieces one after the other, each in a JVM of its own, on one thread, with JMH. */
public final class Pieces {

    private static final List<Class<?>> CLASSES =
            List.of(HashPieces.class, TokenPieces.class, FormPieces.class, TextPieces.class, AuditPieces.class);
    private static final int WARM_UPS = 2;
    private static final int MEASUREMENTS = 3;
    /** A piece is quick: a tenth of the time that a round of HTTP load gets is enough for an iteration. */
    private static final int MILLIS_PER_SECOND_OF_A_ROUND = 100;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Pieces() {
    }

    /**
     * Measures every piece; about six seconds each where a round is ten seconds.
     *
     * @param roundSeconds how long a round of HTTP load takes in this run
     * @param log          for what JMH prints on the way
     * @return one entry for each piece and parameter; a piece that failed is left out, the log says why
     */
    public static List<Piece> measure(double roundSeconds, Path log) {
        TimeValue iteration = TimeValue.milliseconds(Math.max(1, Math.round(roundSeconds * MILLIS_PER_SECOND_OF_A_ROUND)));
        ChainedOptionsBuilder options = new OptionsBuilder().mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).threads(1).forks(1)
                .warmupIterations(WARM_UPS).warmupTime(iteration).measurementIterations(MEASUREMENTS).measurementTime(iteration)
                .addProfiler(GCProfiler.class).output(log.toString());
        CLASSES.forEach(pieces -> options.include("^" + pieces.getName().replace(".", "\\.") + "\\."));
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.stream().map(Pieces::piece).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed, see " + log, e);
        }
    }

    private static Piece piece(RunResult result) {
        Set<String> measured = result.getSecondaryResults().keySet();
        double bytes = measured.stream().filter(name -> name.endsWith(ALLOCATED)).findFirst()
                .map(name -> result.getSecondaryResults().get(name).getScore()).orElse(Double.NaN);
        return new Piece(name(result.getParams()), result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError(), bytes);
    }

    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
        params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
        return name.toString();
    }
}
