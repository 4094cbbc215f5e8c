package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Checks a name and a password: read the account, hash with no connection held, then read it again, so that what was changed while the
 * hash was computed counts. An unknown name, a wrong password, a disabled account and one without a password take the same way and
 * get the same answer; what differs is only in the log.
 */
@ApplicationScoped
public class CredentialCheck {

    private static final Logger LOG = System.getLogger(CredentialCheck.class.getName());

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final HashGate gate;

    /** For the client proxy. */
    protected CredentialCheck() {
        this(null, null, null);
    }

    @Inject
    CredentialCheck(Accounts accounts, PasswordHasher hasher, HashGate gate) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.gate = gate;
    }

    /**
     * @param username as typed
     * @param typed    the password as typed
     * @return the account as it is now, or why not
     */
    public Verdict check(String username, String typed) {
        Optional<Password> password = Password.of(typed);
        if (password.isEmpty()) {
            // No stored password is that long; the doors refuse it before, whatever the name.
            return Verdict.Refused.INCORRECT;
        }
        Optional<Account> account = EmailAddress.of(username).flatMap(accounts::find);
        StoredPassword stored = account.flatMap(CredentialCheck::stored).orElse(null);
        boolean enabled = account.map(Account::isEnabled).orElse(false);
        return gate.run(() -> evaluate(password.get(), stored, enabled))
                .map(evaluation -> conclude(account, evaluation)).orElse(Verdict.Refused.OVERLOADED);
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

    private Verdict conclude(Optional<Account> read, Evaluation evaluation) {
        if (!evaluation.matches()) {
            return refused(read, read.flatMap(CredentialCheck::stored).map(StoredPassword::isReadable).orElse(true)
                    ? "wrong password" : "its stored hash cannot be read");
        }
        Account before = read.orElseThrow();
        Optional<Account> now = accounts.findById(before.id())
                .filter(account -> account.isEnabled() && account.credentialVersion() == before.credentialVersion());
        if (now.isEmpty()) {
            return refused(read, "disabled, or changed meanwhile");
        }
        evaluation.replacement().ifPresent(better -> accounts.rehash(before, better.hash(), better.normalisation().stored()));
        return new Verdict.Accepted(now.get());
    }

    /** The name is not logged: people type passwords into that field. */
    private static Verdict refused(Optional<Account> account, String reason) {
        LOG.log(Level.INFO, "Sign-in refused: {0}", account.map(known -> "account " + known.id() + ", " + reason).orElse("no such account"));
        return Verdict.Refused.INCORRECT;
    }

    private record Evaluation(boolean matches, Optional<StoredPassword> replacement) {
    }
}
