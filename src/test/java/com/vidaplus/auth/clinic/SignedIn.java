package com.vidaplus.auth.clinic;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.session.Session;
import java.time.Instant;

/** A person's session, as the client knows it. */
final class SignedIn {

    private final Account account;
    private final Session session;
    private final Instant began;
    private String token;
    private int tokens = 1;

    SignedIn(Account account, Session session, Instant began, String token) {
        this.account = account;
        this.session = session;
        this.began = began;
        this.token = token;
    }

    /** @param successor of the token, which the client keeps instead of it */
    void goOn(String successor) {
        token = successor;
        tokens++;
    }

    Account account() {
        return account;
    }

    Session session() {
        return session;
    }

    String token() {
        return token;
    }

    /** How many refresh tokens the session has had. */
    int tokens() {
        return tokens;
    }

    Instant began() {
        return began;
    }
}
