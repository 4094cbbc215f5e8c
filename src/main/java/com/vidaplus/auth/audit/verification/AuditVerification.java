package com.vidaplus.auth.audit.verification;

import java.util.List;
import java.util.Optional;

/**
 * What came of verifying the audit tables, or a part of them.
 *
 * @param chains   how many chains were begun
 * @param entries  how many entries were read
 * @param findings what is wrong, at most {@value #MAX_FINDINGS}
 * @param found    how many findings there were in all
 * @param next     where the verification goes on, or empty if it came to the end
 */
public record AuditVerification(long chains, long entries, List<AuditFinding> findings, long found, Optional<VerificationCursor> next) {

    /** How many findings are named one by one. */
    public static final int MAX_FINDINGS = 100;

    /** Whether nothing was found. */
    public boolean isSound() {
        return found == 0;
    }
}
