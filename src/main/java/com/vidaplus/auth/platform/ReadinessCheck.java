package com.vidaplus.auth.platform;

/** Something that has to be there before the service can answer. Implementations are found by CDI and asked by {@link Readiness}. */
public interface ReadinessCheck {

    /**
     * Looks, within about a second; may throw anything where it finds it missing.
     *
     * @return whether it is there
     * @throws Exception counts as not there
     */
    boolean isThere() throws Exception;
}
