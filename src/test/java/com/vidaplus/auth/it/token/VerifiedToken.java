package com.vidaplus.auth.it.token;

import java.util.List;
import java.util.Map;

/**
 * What a token says, after its signature, issuer, audience and time were found good.
 *
 * @param header its members as JSON has them
 * @param claims its members as JSON has them
 */
public record VerifiedToken(Map<String, Object> header, Map<String, Object> claims) {

    /** A claim that is a string; fails where it is another thing or absent. */
    public String text(String claim) {
        return of(String.class, claim);
    }

    /** A claim that is a whole number; fails where it is another thing or absent. */
    public long number(String claim) {
        return of(Long.class, claim);
    }

    /** A claim that is an array; fails where it is another thing or absent. */
    public List<?> list(String claim) {
        return of(List.class, claim);
    }

    private <T> T of(Class<T> type, String claim) {
        Object value = claims.get(claim);
        if (!type.isInstance(value)) {
            throw new AssertionError(claim + " is no " + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }
}
