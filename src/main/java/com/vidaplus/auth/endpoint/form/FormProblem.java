package com.vidaplus.auth.endpoint.form;

/**
 * A body that is no valid form: bad percent-encoding or UTF-8, a NUL, another charset, too many fields. Each door answers it in its own
 * words.
 */
public class FormProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason for the log; never with anything that was sent */
    public FormProblem(String reason) {
        super(reason);
    }

    /**
     * @param thrown the exception that came out of reading or handling a request
     * @return whether it is, or was caused by, a form that cannot be read
     */
    public static boolean isBehind(Throwable thrown) {
        return thrown instanceof FormProblem || thrown.getCause() instanceof FormProblem;
    }
}
