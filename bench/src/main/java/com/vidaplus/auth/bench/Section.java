package com.vidaplus.auth.bench;

import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Stage;

/** A part of the benchmark. A number that is too small is a result; an exception is for what could not be measured. */
public interface Section {

    /** The heading above its numbers. */
    String title();

    /** Measures, and adds numbers and promises to the results, which have those of the sections before. */
    void run(Stage stage, Results results) throws Exception;
}
