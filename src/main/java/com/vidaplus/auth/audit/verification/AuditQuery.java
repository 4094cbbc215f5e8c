package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditCursor;
import com.vidaplus.auth.audit.AuditType;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to look for. An empty part does not limit the search.
 *
 * @param from       not before that
 * @param until      before that
 * @param type       the word of an {@link AuditType}
 * @param actor      the account or client that acted, by id
 * @param subject    the account, client or key concerned, by id
 * @param concerning an account or client as actor or subject
 * @param after      where the page before ended
 * @param limit      how many at most, 1 to {@value #MAX_LIMIT}
 */
public record AuditQuery(Optional<Instant> from, Optional<Instant> until, Optional<String> type, Optional<String> actor,
        Optional<String> subject, Optional<String> concerning, Optional<AuditCursor> after, int limit) {

    /** The longest page. */
    public static final int MAX_LIMIT = 1_000;

    /** Keeps the limit within its bounds. */
    public AuditQuery {
        limit = Math.max(1, Math.min(limit, MAX_LIMIT));
    }

    /** The newest entries of all. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), limit);
    }

    /** The same for one account or client, as actor or subject. */
    public AuditQuery about(String id) {
        return new AuditQuery(from, until, type, actor, subject, Optional.of(id), after, limit);
    }

    /** The same for one type, by its word. */
    public AuditQuery ofType(String word) {
        return new AuditQuery(from, until, Optional.of(word), actor, subject, concerning, after, limit);
    }

    /** The page behind that place. */
    public AuditQuery after(AuditCursor place) {
        return new AuditQuery(from, until, type, actor, subject, concerning, Optional.of(place), limit);
    }
}
