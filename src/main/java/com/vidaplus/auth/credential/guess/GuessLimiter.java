package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.Announced;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Limits guesses of passwords and of client secrets (NIST SP 800-63B §5.2.2), exactly and over all nodes. Names without an account are
 * counted like names with one, so the limit does not tell who has an account. Names and sources are stored as keyed hashes only.
 */
@ApplicationScoped
public class GuessLimiter {

    private static final Logger LOG = System.getLogger(GuessLimiter.class.getName());
    /** Rows are made once and stay; only a purge at this very moment can take one away again. */
    private static final int TRIES = 4;

    private final GuessCounters counters;
    private final Pseudonyms pseudonyms;
    private final Settings settings;
    private final Sql sql;
    private final AuditLog audit;

    /** For the client proxy. */
    protected GuessLimiter() {
        this(null, null, null, null, null);
    }

    @Inject
    GuessLimiter(GuessCounters counters, Pseudonyms pseudonyms, Settings settings, Sql sql, AuditLog audit) {
        this.counters = counters;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.sql = sql;
        this.audit = audit;
    }

    /** A guess of an account's password. */
    public Guess password(String username, Source source) {
        String name = EmailAddress.of(username).map(EmailAddress::canonical).orElse(username);
        Optional<String> subject = Optional.of(pseudonyms.of(name));
        return new Guess(counter(GuessBudget.SOURCE, source.prefix(), Optional.empty()),
                counter(GuessBudget.ACCOUNT_AND_SOURCE, source.prefix() + " " + name, subject),
                Optional.of(counter(GuessBudget.ACCOUNT, name, subject)));
    }

    /** A guess of a client's secret. */
    public Guess secret(String clientId, Source source) {
        return new Guess(counter(GuessBudget.CLIENT_SOURCE, source.prefix(), Optional.empty()),
                counter(GuessBudget.CLIENT_AND_SOURCE, source.prefix() + " " + clientId, Optional.of(pseudonyms.of(clientId))),
                Optional.empty());
    }

    /** A source has no blank in it, so what follows the first one is the name. */
    private GuessCounter counter(GuessBudget budget, String text, Optional<String> subject) {
        return new GuessCounter(budget, budget.idPrefix() + pseudonyms.of(budget.idPrefix() + text), subject, budget.limit(settings),
                (int) budget.window(settings).toSeconds());
    }

    /**
     * Counts a guess before it is evaluated.
     *
     * @return the reservation if the guess may be evaluated; otherwise the full counter, and for how long
     */
    public Admission reserve(Guess guess) {
        return reserve(guess, statements -> { });
    }

    /**
     * Counts a guess before it is evaluated.
     *
     * @param reading what is to be read for the evaluation, in the same transaction; done where it may be evaluated
     * @return the reservation if the guess may be evaluated; otherwise the full counter, and for how long
     */
    public Admission reserve(Guess guess, Consumer<Statements> reading) {
        for (int i = 0; i < TRIES; i++) {
            Admission admission = counters.reserve(guess, reading);
            if (!(admission instanceof Admission.Unprepared unprepared)) {
                return admission;
            }
            unprepared.missing().forEach(this::add);
        }
        throw new IllegalStateException("A guess could not be counted");
    }

    /** Gives back the place of a guess that was not evaluated. If the database is away, the guess stays counted: the safe side. */
    public void giveBack(Reservation reservation) {
        quietly(() -> counters.giveBack(reservation));
    }

    /** Settles a guess as wrong. If the database is away, the guess stays counted as one of unknown end, and the answer stands. */
    public void failed(Reservation reservation) {
        quietly(() -> {
            if (!counters.fail(reservation)) {
                GuessCounter whole = reservation.guess().whole().orElseThrow();
                add(whole);
                counters.countFailure(whole);
            }
        });
    }

    /**
     * Settles a guess as right.
     *
     * @param statements of the transaction in which the account was found unchanged
     */
    public void succeeded(Reservation reservation, Statements statements) {
        counters.succeed(reservation, statements);
    }

    /** Reads the state of a guess's counters, and counts nothing. */
    public GuessCounters.Standing standing(Guess guess) {
        return counters.standing(guess);
    }

    /** Remembers a success of a guess that was not reserved. */
    public void remember(Guess guess) {
        if (!counters.remember(guess.pair())) {
            add(guess.pair());
            counters.remember(guess.pair());
        }
    }

    /**
     * Tells the audit log that a counter is full: once for each counter and window, whatever the number of requests and nodes. The
     * counter's mark and the event are stored together, or neither. If the database takes neither, the answer stands.
     *
     * @param event made only if the counter as read has no mark yet
     */
    public void note(Admission.Throttled throttled, Supplier<AuditEvent> event) {
        if (throttled.noted()) {
            return;
        }
        try {
            AuditEvent full = event.get();
            Announced noted = sql.retrying(transaction -> transaction.update(
                    "UPDATE guess_counter SET noted = window_ends WHERE id = ? AND noted <> window_ends", throttled.counter().id()) == 1
                    ? audit.announce(transaction, full) : Announced.nothing());
            audit.record(noted);
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "The audit log is told later that a counter is full: {0}", e.getClass().getSimpleName());
        }
    }

    /** Makes a counter's row, if no other request has done so meanwhile. */
    private void add(GuessCounter counter) {
        sql.insert("INSERT INTO guess_counter (id, subject, expires_at)"
                + " VALUES (?, ?, CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)) AS BIGINT) + CAST(? AS INTEGER))",
                counter.id(), counter.subject().orElse(null), counter.seconds());
    }

    /** Forgets, a batch at a time, all that is kept by that account's name: its guesses, and the sources it signs in from. */
    public void forget(String email) {
        String subject = pseudonyms.of(email);
        boolean more = true;
        while (more) {
            more = counters.forget(subject);
        }
    }

    private static void quietly(Runnable settlement) {
        try {
            settlement.run();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "A guess stays counted as it was reserved: {0}", e.getClass().getSimpleName());
        }
    }
}
