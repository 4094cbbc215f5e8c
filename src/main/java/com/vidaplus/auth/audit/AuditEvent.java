package com.vidaplus.auth.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened. An event holds only ids and this service's words: a part like an e-mail address or a token is withheld.
 *
 * <p>Built step by step: {@code AuditEvent.of(ACCOUNT_DISABLED).by(operatorId).on(accountId)}.
 *
 * @param type    the kind of event
 * @param actor   the id of the account or client that acted; empty if the caller is unknown, or the service itself acted
 * @param subject the account, client or key concerned, by its id
 * @param client  the client that the request came through
 * @param session the {@code sid}
 * @param detail  a few further words, such as {@code reason}: at most eight, names of 40 characters, values of 2,000. Where all of them as
 *                JSON have more than 12,000 characters, the longest values are cut
 */
public record AuditEvent(AuditType type, Optional<String> actor, Optional<String> subject, Optional<String> client,
        Optional<String> session, SortedMap<String, String> detail) {

    /** The detail that says what the actor is. */
    static final String ACTOR_KIND = "actor_kind";

    private static final int MAX_ID = 100;
    /** Eight of the caller's, and that the event was recovered. */
    private static final int MAX_DETAILS = 9;
    private static final int MAX_DETAIL_NAME = 40;
    private static final int MAX_DETAIL = 2_000;
    /** The column's length, less the kind of the actor. */
    private static final int MAX_JSON = 11_900;

    /** Keeps what may be kept of each part. */
    public AuditEvent {
        Objects.requireNonNull(type, "type");
        actor = actor.map(id -> AuditText.keepable(id, MAX_ID));
        subject = subject.map(id -> AuditText.keepable(id, MAX_ID));
        client = client.map(id -> AuditText.keepable(id, MAX_ID));
        session = session.map(id -> AuditText.keepable(id, MAX_ID));
        SortedMap<String, String> kept = new TreeMap<>();
        detail.entrySet().stream().limit(MAX_DETAILS).forEach(entry ->
                kept.put(AuditText.keepable(entry.getKey(), MAX_DETAIL_NAME), AuditText.keepable(entry.getValue(), MAX_DETAIL)));
        while (AuditText.json(kept).length() > MAX_JSON) {
            kept.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().length()))
                    .ifPresent(longest -> kept.put(longest.getKey(), AuditText.keepable(longest.getValue(), longest.getValue().length() / 2)));
        }
        detail = Collections.unmodifiableSortedMap(kept);
    }

    /** An event of which nothing but the type is known yet. */
    public static AuditEvent of(AuditType type) {
        return new AuditEvent(type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());
    }

    /** The same with an actor: the id of an account, or of the client that the event came through. */
    public AuditEvent by(String anActor) {
        return new AuditEvent(type, Optional.of(anActor), subject, client, session, detail);
    }

    /** The same with a client that acts on its own behalf. */
    public AuditEvent byClient(String aClient) {
        return by(aClient).with(ACTOR_KIND, ActorKind.CLIENT.word());
    }

    /** The details with the kind of the actor, which the caller said, or which the event's parts tell. */
    SortedMap<String, String> detailWithActorKind() {
        SortedMap<String, String> all = new TreeMap<>(detail);
        all.putIfAbsent(ACTOR_KIND, actorKind().word());
        return all;
    }

    private ActorKind actorKind() {
        if (actor.isPresent()) {
            return actor.equals(client) ? ActorKind.CLIENT : ActorKind.ACCOUNT;
        }
        return type.duty() == AuditType.Duty.MUST ? ActorKind.SERVICE : ActorKind.UNKNOWN;
    }

    /** The same with a subject: the id of an account, a client or a key. */
    public AuditEvent on(String aSubject) {
        return new AuditEvent(type, actor, Optional.of(aSubject), client, session, detail);
    }

    /** The same with the client that it came through. */
    public AuditEvent through(Optional<String> aClient) {
        return new AuditEvent(type, actor, subject, aClient, session, detail);
    }

    /** The same with the session's {@code sid}. */
    public AuditEvent in(String aSession) {
        return new AuditEvent(type, actor, subject, client, Optional.of(aSession), detail);
    }

    /** The same with one more detail. */
    public AuditEvent with(String name, String value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value);
        return new AuditEvent(type, actor, subject, client, session, new TreeMap<>(more));
    }

    /** The same, entered by a node that found it announced and not entered. */
    AuditEvent recovered() {
        return with("recovered", "true");
    }

    /** The same with the reason of a refusal, in lower-case words with hyphens. */
    public AuditEvent because(String reason) {
        return with("reason", reason);
    }
}
