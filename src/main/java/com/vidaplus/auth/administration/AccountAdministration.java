package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.NewPassword;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator may do with accounts. Every change counts on every node with the next request. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountAdministration {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private NewPassword newPassword;

    @Inject
    private AuditLog audit;

    /** Accounts in the order of their addresses. */
    public List<Account> search(AccountSearch search) {
        return changes.search(search);
    }

    /** The account with that id. */
    public Optional<Account> find(String id) {
        return accounts.findById(id);
    }

    /**
     * Makes an account.
     *
     * @param by       who asks
     * @param draft    with an address
     * @param password as typed; nothing for an account that cannot sign in until it has one
     */
    public Change<Account> create(Principal by, AccountDraft draft, Optional<String> password) {
        if (draft.email().isEmpty() || !draft.problems().isEmpty()) {
            return Change.invalid(draft.email().isEmpty() ? List.of("email is required.") : draft.problems());
        }
        EmailAddress email = EmailAddress.ofMailbox(draft.email().get()).orElseThrow();
        Optional<NewPassword.Chosen> chosen = password.map(typed -> newPassword.choose(typed, email));
        if (chosen.isPresent() && chosen.get().hash().isEmpty()) {
            return refused(chosen.get());
        }
        // Servers log a violated constraint as if something were broken, so it is left to the rare case of two at once.
        if (accounts.find(email).isPresent()) {
            return Change.not(Change.Status.CONFLICT);
        }
        Account account = new Account(email, chosen.flatMap(NewPassword.Chosen::hash).orElse(null), draft.enabled().orElse(true),
                draft.groups().orElse(Set.of()));
        try {
            changes.add(account);
        } catch (EJBException e) {
            if (accounts.find(email).isEmpty()) {
                throw e;
            }
            return Change.not(Change.Status.CONFLICT);
        }
        record(AuditType.ACCOUNT_CREATED, by, account);
        return Change.done(account);
    }

    /**
     * Changes address, enabled state and groups, as far as the draft names them.
     *
     * @param by      who asks
     * @param version that the caller has seen
     */
    public Change<Account> update(Principal by, String id, int version, AccountDraft draft) {
        if (!draft.problems().isEmpty()) {
            return Change.invalid(draft.problems());
        }
        Optional<Account> before = accounts.findById(id);
        return onSeen(id, version, seen -> {
            EmailAddress email = draft.email().flatMap(EmailAddress::ofMailbox).or(() -> EmailAddress.of(seen.email())).orElseThrow();
            if (!email.canonical().equals(seen.email()) && accounts.find(email).isPresent()) {
                return null;
            }
            try {
                return changes.update(seen, email, draft.enabled().orElse(seen.isEnabled()), draft.groups().orElse(seen.groups()));
            } catch (EJBException e) {
                if (accounts.find(email).filter(other -> !other.id().equals(id)).isEmpty()) {
                    throw e;
                }
                return null;
            }
        }).ifDone(now -> recordChange(by, before.orElseThrow(), now));
    }

    private void recordChange(Principal by, Account before, Account now) {
        if (before.isEnabled() != now.isEnabled()) {
            record(now.isEnabled() ? AuditType.ACCOUNT_ENABLED : AuditType.ACCOUNT_DISABLED, by, now);
        }
        List<String> changed = new ArrayList<>();
        if (!before.email().equals(now.email())) {
            changed.add("email");
        }
        if (!before.groups().equals(now.groups())) {
            changed.add("groups");
        }
        if (!changed.isEmpty()) {
            audit.record(AuditEvent.of(AuditType.ACCOUNT_CHANGED).by(by.id()).on(now.id()).with("changed", String.join(" ", changed)));
        }
    }

    private void record(AuditType type, Principal by, Account account) {
        audit.record(AuditEvent.of(type).by(by.id()).on(account.id()));
    }

    /**
     * Gives an account a password; all of its sessions end.
     *
     * @param by       who asks
     * @param version  that the caller has seen
     * @param password as typed
     */
    public Change<Account> setPassword(Principal by, String id, int version, String password) {
        Optional<Account> account = accounts.findById(id);
        if (account.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        NewPassword.Chosen chosen = newPassword.choose(password, EmailAddress.of(account.get().email()).orElseThrow());
        if (chosen.hash().isEmpty()) {
            return refused(chosen);
        }
        return onSeen(id, version, seen -> changes.setPassword(seen, chosen.hash().get()))
                .ifDone(now -> record(AuditType.PASSWORD_CHANGED, by, now));
    }

    /**
     * Deletes an account with its sessions.
     *
     * @param by      who asks
     * @param version that the caller has seen
     */
    public Change<Account> delete(Principal by, String id, int version) {
        Optional<Account> seen = accounts.findById(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        boolean deleted = seen.get().version() == version && changes.delete(seen.get());
        Change<Account> change = deleted ? Change.done(seen.get()) : Change.not(Change.Status.STALE);
        return change.ifDone(gone -> record(AuditType.ACCOUNT_DELETED, by, gone));
    }

    static Change<Account> refused(NewPassword.Chosen chosen) {
        return chosen.broken().isEmpty() ? Change.not(Change.Status.OVERLOADED) : Change.invalid(chosen.broken());
    }

    private Change<Account> onSeen(String id, int version, Attempt attempt) {
        Optional<Account> seen = accounts.findById(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        if (seen.get().version() != version) {
            return Change.not(Change.Status.STALE);
        }
        Boolean done = attempt.on(seen.get());
        if (done == null) {
            return Change.not(Change.Status.CONFLICT);
        }
        return done ? accounts.findById(id).map(Change::done).orElse(Change.not(Change.Status.NOT_FOUND)) : Change.not(Change.Status.STALE);
    }

    /** A conditional change: whether the account was still as seen, or null where it clashes with another. */
    private interface Attempt {
        Boolean on(Account seen);
    }
}
