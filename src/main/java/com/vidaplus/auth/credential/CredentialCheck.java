package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountRows;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.guess.Admission;
import com.vidaplus.auth.credential.guess.GuessLimiter;
import com.vidaplus.auth.credential.guess.Reservation;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.credential.password.Comparison;
import com.vidaplus.auth.credential.password.ComputableHash;
import com.vidaplus.auth.credential.password.HashGate;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.StoredPassword;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks a name and a password: counts the guess, reads the account, hashes with no connection held, then reads the account again. So a
 * change made while the hash was computed counts. An unknown name, a wrong password, a disabled account and one without a password take the
 * same way. All get the same answer; only the audit log tells them apart. {@link OtherHash} says which work a name without a hash takes.
 */
@ApplicationScoped
public class CredentialCheck {

    private final AccountRows accounts;
    private final PasswordHasher hasher;
    private final OtherHash otherHash;
    private final HashGate gate;
    private final GuessLimiter limiter;
    private final AuditLog audit;
    private final Metrics metrics;
    private final Sql sql;

    /** For the client proxy. */
    protected CredentialCheck() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    CredentialCheck(AccountRows accounts, PasswordHasher hasher, OtherHash otherHash, HashGate gate, GuessLimiter limiter, AuditLog audit,
            Metrics metrics, Sql sql) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.otherHash = otherHash;
        this.gate = gate;
        this.limiter = limiter;
        this.audit = audit;
        this.metrics = metrics;
        this.sql = sql;
    }

    /**
     * @param username as typed
     * @param typed    the password as typed
     * @param source   where the request comes from
     * @return the account as it is now, or why the check refused
     */
    public Verdict check(String username, String typed, Source source) {
        return check(username, typed, source, Optional.empty());
    }

    /**
     * Checks, and records a refusal, since the reason is known here. The caller records what an accepted password leads to.
     *
     * @param username as typed
     * @param typed    the password as typed
     * @param source   where the request comes from
     * @param clientId the authenticated client that sent name and password
     * @return the account as it is now, or why the check refused
     */
    public Verdict check(String username, String typed, Source source, Optional<String> clientId) {
        Optional<Password> password = Password.of(typed);
        if (password.isEmpty()) {
            // No stored password is that long; the doors refuse it before, whatever the name.
            return Verdict.Refused.INCORRECT;
        }
        return gate.admit(() -> check(new Attempt(username, password.get(), source, clientId), source)).orElseGet(this::overloaded);
    }

    private Verdict check(Attempt attempt, Source source) {
        Admission admission = limiter.reserve(limiter.password(attempt.username, source), attempt::read);
        if (admission instanceof Admission.Admitted admitted) {
            return settled(admitted.reservation(), attempt);
        }
        return throttled((Admission.Throttled) admission, attempt);
    }

    /** An attempt that ends without a verdict, as when the database goes away, was no guess: the caller learnt nothing. */
    private Verdict settled(Reservation reservation, Attempt attempt) {
        boolean evaluated = false;
        try {
            Comparison with = attempt.comparison();
            Optional<Evaluation> evaluation = gate.run(with.demand(), () -> attempt.evaluate(with));
            if (evaluation.isEmpty()) {
                return overloaded();
            }
            Optional<Account> accepted = evaluation.filter(Evaluation::matches)
                    .flatMap(right -> sql.inTransaction(statements -> attempt.accept(statements, right, reservation)));
            evaluated = true;
            if (accepted.isPresent()) {
                return new Verdict.Accepted(accepted.get());
            }
            limiter.failed(reservation);
            return attempt.refuse(evaluation.get());
        } finally {
            if (!evaluated) {
                limiter.giveBack(reservation);
            }
        }
    }

    private Verdict overloaded() {
        metrics.count(Counter.SIGN_INS, "overloaded");
        return Verdict.Refused.OVERLOADED;
    }

    /** Recorded once for each counter and window. Only the record needs the account: known or not, the way is the same. */
    private Verdict throttled(Admission.Throttled full, Attempt attempt) {
        metrics.count(Counter.SIGN_INS, "throttled");
        metrics.count(Counter.REFUSALS, "throttled-" + full.counter().budget().word());
        limiter.note(full, () -> {
            AuditEvent event = AuditEvent.of(AuditType.SIGN_IN_THROTTLED).through(attempt.clientId)
                    .with("limit", full.counter().budget().word());
            Optional<String> subject = full.counter().subject();
            Optional<Account> account = subject.flatMap(name -> EmailAddress.of(attempt.username)).flatMap(accounts::find);
            // A name without an account is not recorded, nor its hash: its owner may have been erased, or may come later.
            return account.map(known -> event.on(known.id())).orElse(event);
        });
        return new Verdict.Throttled(full.seconds());
    }

    /** One name and password on their way, with what was read for them. */
    private final class Attempt {

        private final String username;
        private final Password password;
        private final Source source;
        private final Optional<String> clientId;
        private final AuditEvent refusal;
        private Optional<Account> account;

        Attempt(String username, Password password, Source source, Optional<String> clientId) {
            this.username = username;
            this.password = password;
            this.source = source;
            this.clientId = clientId;
            this.refusal = AuditEvent.of(AuditType.SIGN_IN_REFUSED).through(clientId);
        }

        void read(Statements statements) {
            account = EmailAddress.of(username).flatMap(email -> accounts.find(statements, email));
        }

        Comparison comparison() {
            return hasher.comparison(account.flatMap(StoredPassword::of).orElse(null), otherHash.of(username));
        }

        /** A disabled account's hash is not made anew: a second derivation would tell that the password was right. */
        Evaluation evaluate(Comparison with) {
            boolean enabled = account.map(Account::isEnabled).orElse(false);
            boolean matches = hasher.compare(password, with);
            return new Evaluation(matches, matches && enabled ? hasher.replacement(password, with.stored().orElseThrow()) : Optional.empty());
        }

        /** In one transaction: nothing is changed for an account that has changed meanwhile. */
        Optional<Account> accept(Statements statements, Evaluation evaluation, Reservation reservation) {
            Account before = account.orElseThrow();
            Optional<Account> now = accounts.findById(statements, before.id())
                    .filter(found -> found.isEnabled() && found.credentialVersion() == before.credentialVersion());
            if (now.isPresent()) {
                evaluation.replacement().ifPresent(better -> accounts.rehash(statements, before, better.hash(), better.normalisation().stored()));
                limiter.succeeded(reservation, statements);
            }
            return now;
        }

        /** The name is not recorded: people type passwords into that field. */
        Verdict refuse(Evaluation evaluation) {
            String wrong = ComputableHash.isOf(account, hasher) ? "wrong-password" : "unreadable-hash";
            String reason = evaluation.matches() ? "disabled-or-changed" : wrong;
            audit.record(account.map(known -> refusal.on(known.id()).because(reason)).orElse(refusal.because("no-such-account")),
                    source.prefix());
            return Verdict.Refused.INCORRECT;
        }
    }

    private record Evaluation(boolean matches, Optional<StoredPassword> replacement) {
    }
}
