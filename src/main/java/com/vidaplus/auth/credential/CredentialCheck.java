package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.platform.Counter;
import com.vidaplus.auth.platform.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks a name and a password: count the guess, read the account, hash with no connection held, then read it again, so that what was
 * changed while the hash was computed counts. An unknown name, a wrong password, a disabled account and one without a password take the
 * same way and get the same answer; what differs is only in the audit.
 */
@ApplicationScoped
public class CredentialCheck {

    private static final Logger LOG = System.getLogger(CredentialCheck.class.getName());

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final HashGate gate;
    private final GuessLimiter limiter;
    private final AuditLog audit;
    private final Metrics metrics;

    /** For the client proxy. */
    protected CredentialCheck() {
        this(null, null, null, null, null, null);
    }

    @Inject
    CredentialCheck(Accounts accounts, PasswordHasher hasher, HashGate gate, GuessLimiter limiter, AuditLog audit, Metrics metrics) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.gate = gate;
        this.limiter = limiter;
        this.audit = audit;
        this.metrics = metrics;
    }

    /**
     * @param username as typed
     * @param typed    the password as typed
     * @param source   where the request comes from
     * @return the account as it is now, or why not
     */
    public Verdict check(String username, String typed, Source source) {
        return check(username, typed, source, Optional.empty());
    }

    /**
     * A refusal is recorded here, where the reason is known; what an accepted password leads to is for the caller to record.
     *
     * @param username as typed
     * @param typed    the password as typed
     * @param source   where the request comes from
     * @param clientId the authenticated client through which they came
     * @return the account as it is now, or why not
     */
    public Verdict check(String username, String typed, Source source, Optional<String> clientId) {
        Optional<Password> password = Password.of(typed);
        if (password.isEmpty()) {
            // No stored password is that long; the doors refuse it before, whatever the name.
            return Verdict.Refused.INCORRECT;
        }
        Admission admission = limiter.reserve(limiter.password(username, source));
        if (admission instanceof Admission.Admitted admitted) {
            return settled(admitted.reservation(), () -> checkAdmitted(username, password.get(), clientId));
        }
        return throttled((Admission.Throttled) admission, username, clientId);
    }

    /** What ends without a verdict, as when the database goes away in between, was no guess: nobody learnt anything. */
    private Verdict settled(Reservation reservation, Supplier<Verdict> evaluation) {
        boolean evaluated = false;
        try {
            Verdict verdict = evaluation.get();
            if (verdict instanceof Verdict.Accepted) {
                limiter.succeeded(reservation);
                evaluated = true;
            } else if (verdict == Verdict.Refused.INCORRECT) {
                evaluated = true;
                limiter.failed(reservation);
            }
            return verdict;
        } finally {
            if (!evaluated) {
                limiter.giveBack(reservation);
            }
        }
    }

    private Verdict checkAdmitted(String username, Password password, Optional<String> clientId) {
        Optional<Account> account = EmailAddress.of(username).flatMap(accounts::find);
        StoredPassword stored = account.flatMap(CredentialCheck::stored).orElse(null);
        boolean enabled = account.map(Account::isEnabled).orElse(false);
        Optional<Evaluation> evaluation = gate.run(() -> evaluate(password, stored, enabled));
        if (evaluation.isEmpty()) {
            metrics.count(Counter.SIGN_INS, "overloaded");
            return Verdict.Refused.OVERLOADED;
        }
        return conclude(account, evaluation.get(), AuditEvent.of(AuditType.SIGN_IN_REFUSED).through(clientId));
    }

    /** Recorded once for each counter and window. Whose name it is, is only looked up for that: known or not, the way is the same. */
    private Verdict throttled(Admission.Throttled full, String username, Optional<String> clientId) {
        metrics.count(Counter.SIGN_INS, "throttled");
        metrics.count(Counter.REFUSALS, "throttled-" + full.counter().budget().word());
        if (limiter.isToBeNoted(full)) {
            AuditEvent event = AuditEvent.of(AuditType.SIGN_IN_THROTTLED).through(clientId).with("limit", full.counter().budget().word());
            Optional<String> subject = full.counter().subject();
            Optional<Account> account = subject.flatMap(name -> EmailAddress.of(username)).flatMap(accounts::find);
            audit.record(account.map(known -> event.on(known.id()))
                    .orElseGet(() -> subject.map(pseudonym -> event.with("name", pseudonym)).orElse(event)));
        }
        return new Verdict.Throttled(full.seconds());
    }

    private static Optional<StoredPassword> stored(Account account) {
        return account.passwordHash()
                .map(hash -> new StoredPassword(hash, Normalisation.ofStored(account.passwordNormalisation())));
    }

    /** A disabled account's hash is not made anew: a second derivation would tell that the password was right. */
    private Evaluation evaluate(Password password, StoredPassword stored, boolean enabled) {
        boolean matches = hasher.verify(password, stored);
        return new Evaluation(matches, matches && enabled ? hasher.replacement(password, stored) : Optional.empty());
    }

    private Verdict conclude(Optional<Account> read, Evaluation evaluation, AuditEvent refusal) {
        if (!evaluation.matches()) {
            return refused(read, refusal, isReadable(read) ? "wrong-password" : "unreadable-hash");
        }
        Account before = read.orElseThrow();
        Optional<Account> now = accounts.findById(before.id())
                .filter(account -> account.isEnabled() && account.credentialVersion() == before.credentialVersion());
        if (now.isEmpty()) {
            return refused(read, refusal, "disabled-or-changed");
        }
        evaluation.replacement().ifPresent(better -> accounts.rehash(before, better.hash(), better.normalisation().stored()));
        return new Verdict.Accepted(now.get());
    }

    /** Tells the operator where not: whoever wrote that row locked its owner out. */
    private static boolean isReadable(Optional<Account> read) {
        boolean readable = read.flatMap(CredentialCheck::stored).map(StoredPassword::isReadable).orElse(true);
        if (!readable) {
            LOG.log(Level.ERROR, "The stored password hash of account {0} cannot be read, or would cost too much: it matches nothing",
                    read.get().id());
        }
        return readable;
    }

    /** The name is not recorded: people type passwords into that field. */
    private Verdict refused(Optional<Account> account, AuditEvent refusal, String reason) {
        audit.record(account.map(known -> refusal.on(known.id()).because(reason)).orElse(refusal.because("no-such-account")));
        return Verdict.Refused.INCORRECT;
    }

    private record Evaluation(boolean matches, Optional<StoredPassword> replacement) {
    }
}
