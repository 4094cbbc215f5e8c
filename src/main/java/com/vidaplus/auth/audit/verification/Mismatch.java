package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditEntry;

/**
 * An entry that does not have the hash that it has to have at its place.
 *
 * @param previousHash the hash stored in the entry before it, or the chain's genesis
 */
record Mismatch(AuditEntry entry, String previousHash) {
}
