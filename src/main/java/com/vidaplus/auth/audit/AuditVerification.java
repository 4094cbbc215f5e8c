package com.vidaplus.auth.audit;

import java.util.List;

/**
 * What came of verifying the audit tables.
 *
 * @param chains   how many chains there are
 * @param entries  how many entries were read
 * @param findings what is wrong, at most {@value #MAX_FINDINGS}
 * @param found    how many findings there were in all
 */
public record AuditVerification(long chains, long entries, List<AuditFinding> findings, long found) {

    /** How many findings are named one by one. */
    public static final int MAX_FINDINGS = 100;

    /** Whether nothing was found. */
    public boolean isSound() {
        return found == 0;
    }
}
