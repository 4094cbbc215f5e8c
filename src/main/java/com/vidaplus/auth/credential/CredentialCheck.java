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

/**
 * Checks a name and a password: read the account, hash with no connection held, then read it again, so that what was changed while the
 * hash was computed counts. An unknown name, a wrong password, a disabled account and one without a password take the same way and
 * get the same answer; what differs is only in the audit.
 */
@ApplicationScoped
public class CredentialCheck {

    private static final Logger LOG = System.getLogger(CredentialCheck.class.getName());

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final HashGate gate;
    private final AuditLog audit;
    private final Metrics metrics;

    /** For the client proxy. */
    protected CredentialCheck() {
        this(null, null, null, null, null);
    }

    @Inject
    CredentialCheck(Accounts accounts, PasswordHasher hasher, HashGate gate, AuditLog audit, Metrics metrics) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.gate = gate;
        this.audit = audit;
        this.metrics = metrics;
    }

    /**
     * @param username as typed
     * @param typed    the password as typed
     * @return the account as it is now, or why not
     */
    public Verdict check(String username, String typed) {
        return check(username, typed, Optional.empty());
    }

    /**
     * A refusal is recorded here, where the reason is known; what an accepted password leads to is for the caller to record.
     *
     * @param username as typed
     * @param typed    the password as typed
     * @param clientId the authenticated client through which they came
     * @return the account as it is now, or why not
     */
    public Verdict check(String username, String typed, Optional<String> clientId) {
        Optional<Password> password = Password.of(typed);
        if (password.isEmpty()) {
            // No stored password is that long; the doors refuse it before, whatever the name.
            return Verdict.Refused.INCORRECT;
        }
        Optional<Account> account = EmailAddress.of(username).flatMap(accounts::find);
        StoredPassword stored = account.flatMap(CredentialCheck::stored).orElse(null);
        boolean enabled = account.map(Account::isEnabled).orElse(false);
        Optional<Evaluation> evaluation = gate.run(() -> evaluate(password.get(), stored, enabled));
        if (evaluation.isEmpty()) {
            metrics.count(Counter.SIGN_INS, "overloaded");
            return Verdict.Refused.OVERLOADED;
        }
        return conclude(account, evaluation.get(), AuditEvent.of(AuditType.SIGN_IN_REFUSED).through(clientId));
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
