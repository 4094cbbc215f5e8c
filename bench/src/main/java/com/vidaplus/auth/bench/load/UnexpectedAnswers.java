package com.vidaplus.auth.bench.load;

/** A service did not answer as it should, so there is nothing to measure. */
public final class UnexpectedAnswers extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what was answered */
    public UnexpectedAnswers(String message) {
        super(message);
    }
}
