package com.vidaplus.auth.harness.ledger;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.ledger.Entry.Operation;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.it.races.FamilyRows;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * One client with several sessions, who refreshes, asks and revokes at random, and whose leavers are disabled by an operator. Used by one
 * thread at a time; each session is its own, so it knows what to expect of the next answer.
 */
public final class LoadClient {

    /** One in so many steps, of each. */
    private static final int ENDS = 25;
    private static final int QUESTIONS = 10;
    /** One in so many sessions belongs to an account that will be disabled. */
    private static final int LEAVERS = 8;
    private static final int RETRIES = 50;

    private final Ledger ledger;
    private final Bootstrap bootstrap;
    private final Accounts accounts;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Session> past = new ArrayList<>();

    /** @param accounts puts accounts into the database by another way than the one that is disturbed */
    public LoadClient(Ledger ledger, Bootstrap bootstrap, Accounts accounts) {
        this.ledger = ledger;
        this.bootstrap = bootstrap;
        this.accounts = accounts;
    }

    /** Begins a session, where the node lets it. */
    public void begin(OAuthDoor door) {
        boolean leaver = ThreadLocalRandom.current().nextInt(LEAVERS) == 0;
        String password = leaver ? Secrets.password() : bootstrap.password();
        Optional<String> email = leaver ? newAccount(password) : Optional.of(bootstrap.email());
        email.flatMap(name -> ask(Operation.SIGN_IN, door, null, "", () -> door.trySignIn(name, password)))
                .filter(answer -> answer.status() == 200)
                .ifPresent(answer -> sessions.add(new Session(answer, leaver ? email.get() : null)));
    }

    private Optional<String> newAccount(String password) {
        try {
            return Optional.of(accounts.add(password));
        } catch (IllegalStateException databaseAway) {
            return Optional.empty();
        }
    }

    /**
     * Does one thing, whatever it is.
     *
     * @param sessionsAtLeast begins others while there are fewer
     */
    public void step(OAuthDoor door, int sessionsAtLeast) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (sessions.size() < sessionsAtLeast) {
            begin(door);
            return;
        }
        Session session = sessions.get(random.nextInt(sessions.size()));
        if (session.ended) {
            introspect(door, session);
            refresh(door, session);
            sessions.remove(session);
            past.add(session);
        } else if (session.endAsked || random.nextInt(ENDS) == 0) {
            end(door, session);
        } else if (random.nextInt(QUESTIONS) == 0) {
            introspect(door, session);
        } else if (!refresh(door, session)) {
            sessions.remove(session);
        }
    }

    /** When nothing is disturbed any more: asks every node about every session. */
    public void settle(List<OAuthDoor> doors) {
        for (Session session : past) {
            doors.forEach(door -> introspect(door, session));
            refresh(doors.get(0), session);
        }
        for (Session session : sessions) {
            for (OAuthDoor door : doors) {
                long before = session.refreshes;
                for (int i = 0; i < RETRIES && !session.endAsked && session.refreshes == before; i++) {
                    refresh(door, session);
                }
                introspect(door, session);
            }
        }
    }

    private void end(OAuthDoor door, Session session) {
        session.endAsked = true;
        session.ended = session.leaver == null ? revoke(door, session) : disable(session);
    }

    private boolean revoke(OAuthDoor door, Session session) {
        String token = ThreadLocalRandom.current().nextBoolean() ? session.refreshToken : session.accessToken;
        return ask(Operation.REVOKE, door, session, token, () -> door.revoke(token)).filter(answer -> answer.status() == 200).isPresent();
    }

    private boolean disable(Session session) {
        long start = System.currentTimeMillis();
        boolean done;
        try {
            accounts.disable(session.leaver);
            done = true;
        } catch (IllegalStateException databaseAway) {
            done = false;
        }
        ledger.add(new Entry(Operation.DISABLE, "database", session.id, start, System.currentTimeMillis(), done ? 200 : 503, true, "", "",
                false));
        return done;
    }

    private void introspect(OAuthDoor door, Session session) {
        String token = ThreadLocalRandom.current().nextBoolean() ? session.refreshToken : session.accessToken;
        ask(Operation.INTROSPECT, door, session, token, () -> door.introspect(token));
    }

    /** Whether the session may still go on. */
    private boolean refresh(OAuthDoor door, Session session) {
        String token = session.refreshToken;
        Optional<Answer> answer = ask(Operation.REFRESH, door, session, token, () -> door.refresh(token));
        answer.filter(came -> came.status() == 200).ifPresent(session::take);
        return answer.filter(came -> came.status() == 400).isEmpty();
    }

    private Optional<Answer> ask(Operation operation, OAuthDoor door, Session session, String token, Supplier<Answer> request) {
        long start = System.currentTimeMillis();
        Answer answer;
        try {
            answer = request.get();
        } catch (UncheckedIOException e) {
            answer = null;
        }
        boolean ok = answer != null && answer.status() == 200;
        boolean active = ok && operation == Operation.INTROSPECT && Boolean.TRUE.equals(answer.json().get("active"));
        String given = ok && answer.json().containsKey("refresh_token") ? FamilyRows.hash(answer.refreshToken()) : "";
        ledger.add(new Entry(operation, door.node(), session == null ? given : session.id, start, System.currentTimeMillis(),
                answer == null ? Entry.NO_ANSWER : answer.status(), answer != null && answer.header("Retry-After").isPresent(),
                token.isEmpty() ? "" : FamilyRows.hash(token), given, active));
        return Optional.ofNullable(answer);
    }

    private static final class Session {

        private final String id;
        private final String leaver;
        private String refreshToken;
        private String accessToken;
        private long refreshes;
        private boolean endAsked;
        private boolean ended;

        Session(Answer signIn, String leaver) {
            take(signIn);
            this.id = FamilyRows.hash(refreshToken);
            this.leaver = leaver;
        }

        void take(Answer answer) {
            refreshToken = answer.refreshToken();
            accessToken = answer.accessToken();
            refreshes++;
        }
    }
}
