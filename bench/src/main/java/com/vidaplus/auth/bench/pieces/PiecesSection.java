package com.vidaplus.auth.bench.pieces;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Stage;

/** The pieces of a request, by JMH. */
public final class PiecesSection implements Section {

    @Override
    public String title() {
        return "Pieces on one thread";
    }

    @Override
    public void run(Stage stage, Results results) {
        for (Piece piece : Pieces.measure(stage.options().seconds(), stage.directory().resolve("jmh.log"))) {
            results.add(piece.name(), "1/s", piece.operationsPerSecond());
            results.add(piece.name() + ", time", "ns", piece.nanosPerOperation());
            results.add(piece.name() + ", allocated", "B", piece.bytesPerOperation());
        }
    }
}
