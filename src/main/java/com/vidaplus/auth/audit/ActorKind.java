package com.vidaplus.auth.audit;

import java.util.Locale;

/** What an actor is. Every entry says it, so that no reader takes a client for a person who has the same id. */
public enum ActorKind {
    /** A person, by the id of the account. */
    ACCOUNT,
    /** A client on its own behalf, by its {@code client_id}. */
    CLIENT,
    /** This service: a node by itself, or the settings that it started with. */
    SERVICE,
    /** A caller that was refused and has not proved who it is. */
    UNKNOWN;

    /** As it is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
