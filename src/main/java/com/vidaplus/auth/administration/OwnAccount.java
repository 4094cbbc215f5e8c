package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.credential.Verdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.credential.password.NewPassword;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** What people may do with their own account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccount {

    @Inject
    private CredentialCheck credentials;

    @Inject
    private NewPassword newPassword;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private RecordedChange recorded;

    /**
     * Changes the password, which ends every session, the caller's own among them.
     *
     * @param account  the caller's
     * @param oldTyped the password of now, checked like a sign-in, and counted like one if it is wrong
     * @param newTyped the password to be
     * @param source   where the request comes from
     */
    public Change<Account> changePassword(Account account, String oldTyped, String newTyped, Source source) {
        Verdict verdict = credentials.check(account.email(), oldTyped, source);
        if (verdict instanceof Verdict.Throttled throttled) {
            return Change.throttled(throttled.seconds());
        }
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return Change.not(verdict == Verdict.Refused.OVERLOADED ? Change.Status.OVERLOADED : Change.Status.WRONG_PASSWORD);
        }
        NewPassword.Chosen chosen = newPassword.choose(newTyped, EmailAddress.of(account.email()).orElseThrow());
        if (chosen.hash().isEmpty()) {
            return AccountAdministration.refused(chosen);
        }
        boolean changed = recorded.make(() -> changes.setPassword(accepted.account(), chosen.hash().get()),
                AuditEvent.of(AuditType.PASSWORD_CHANGED).by(account.id()).on(account.id()));
        Optional<Account> now = changed ? accounts.findById(account.id()) : Optional.empty();
        return now.map(Change::done).orElse(Change.not(Change.Status.STALE));
    }
}
