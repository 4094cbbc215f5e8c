package com.vidaplus.auth.audit;

/**
 * An event with the time it was handed in.
 *
 * @param atMillis by this node's clock, in milliseconds since 1970
 */
public record Recorded(AuditEvent event, long atMillis) {
}
