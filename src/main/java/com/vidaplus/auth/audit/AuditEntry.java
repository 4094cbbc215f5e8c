package com.vidaplus.auth.audit;

import java.util.Optional;
import java.util.SortedMap;

/**
 * An event as it is stored: a link of a chain.
 *
 * @param chain    the chain's id
 * @param seq      its place in the chain, from 1 on without a gap
 * @param atMillis when it was recorded, by the node's clock, in milliseconds since 1970
 * @param type     the word of an {@link AuditType}
 * @param detail   a JSON object of strings, kept as text so that its hash is that of what is stored
 * @param hash     SHA-256 in base64url over the entry before, or the chain's beginning, and all of this one
 */
public record AuditEntry(String chain, long seq, long atMillis, String type, Optional<String> actor, Optional<String> subject,
        Optional<String> client, Optional<String> session, String detail, String hash) {

    /** The next entry of a chain. */
    public static AuditEntry next(Chain chain, long atMillis, AuditEvent event) {
        return new AuditEntry(chain.id(), chain.length() + 1, atMillis, event.type().word(), event.actor(), event.subject(),
                event.client(), event.session(), AuditText.json(event.detailWithActorKind()), "").sealed(chain.head());
    }

    private AuditEntry sealed(String previousHash) {
        return new AuditEntry(chain, seq, atMillis, type, actor, subject, client, session, detail, hashAfter(previousHash, seq));
    }

    /** The hash that this entry has behind an entry with {@code previousHash}, at {@code place}. */
    public String hashAfter(String previousHash, long place) {
        return new CanonicalForm("vidaplus-audit-entry-1").text(previousHash).text(chain).number(place).number(atMillis).text(type)
                .optional(actor).optional(subject).optional(client).optional(session).text(detail).sha256();
    }

    /** The details by name, but for the kind of the actor; none where the stored text is not what this service writes. */
    public SortedMap<String, String> details() {
        SortedMap<String, String> details = AuditText.members(detail);
        details.remove(AuditEvent.ACTOR_KIND);
        return details;
    }

    /** The word of an {@link ActorKind}, or empty in an entry of a version that did not say it. */
    public Optional<String> actorKind() {
        return Optional.ofNullable(AuditText.members(detail).get(AuditEvent.ACTOR_KIND));
    }

    /** Where a search goes on behind this entry. */
    public AuditCursor cursor() {
        return new AuditCursor(atMillis, chain, seq);
    }
}
