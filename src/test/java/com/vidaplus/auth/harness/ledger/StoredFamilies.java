package com.vidaplus.auth.harness.ledger;

import java.util.List;
import java.util.Map;

/**
 * What the database holds at the end.
 *
 * @param forked     families that are not one unbroken line
 * @param familyOf   the family of each stored token, by the token's hash
 * @param endReasons why a family ended, of those that have
 */
record StoredFamilies(List<String> forked, Map<String, String> familyOf, Map<String, String> endReasons) {

    boolean holds(String tokenHash) {
        return familyOf.containsKey(tokenHash);
    }

    /** Why the family of a token ended; null where it has not, or is not there. */
    String endOf(String tokenHash) {
        return endReasons.get(familyOf.getOrDefault(tokenHash, ""));
    }
}
