package com.vidaplus.auth.platform;

/** A part that has to be there before the service can answer. Implementations are found by CDI and asked by {@link Readiness}. */
public interface ReadinessCheck {

    /**
     * Looks for the part, within about a second; may throw anything where the part is missing.
     *
     * @return whether the part is there
     * @throws Exception counts as not there
     */
    boolean isThere() throws Exception;
}
