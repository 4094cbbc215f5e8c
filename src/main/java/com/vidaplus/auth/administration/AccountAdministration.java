package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.account.AccountRows;
import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.account.ErasedAccounts;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.NamedChanges;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.credential.password.NewPassword;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.token.Principal;
import com.vidaplus.auth.token.TokenRoom;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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
    private AccountRows rows;

    @Inject
    private AccountChanges changes;

    @Inject
    private NewPassword newPassword;

    @Inject
    private RecordedChange recorded;

    @Inject
    private ErasedAccounts erased;

    @Inject
    private Pseudonyms pseudonyms;

    /** Accounts in the order of their addresses. */
    public List<Account> search(AccountSearch search) {
        return rows.search(search);
    }

    /** The account with that id. */
    public Optional<Account> find(String id) {
        return accounts.findById(id);
    }

    /**
     * Makes an account.
     *
     * @param by       the caller
     * @param draft    with an address
     * @param password as typed; empty for an account that cannot sign in until it has one
     */
    public Change<Account> create(Principal by, AccountDraft draft, Optional<String> password) {
        List<String> problems = draft.email().isEmpty() ? List.of("email is required.") : draft.problems(TokenRoom::takesGroups);
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        EmailAddress email = EmailAddress.ofMailbox(draft.email().get()).orElseThrow();
        Optional<NewPassword.Chosen> chosen = password.map(typed -> newPassword.choose(typed, email));
        if (chosen.isPresent() && chosen.get().hash().isEmpty()) {
            return refused(chosen.get());
        }
        // Servers log a violated constraint as if something were broken, so it is left to the rare case of two requests at once.
        if (accounts.find(email).isPresent()) {
            return Change.not(Change.Status.CONFLICT);
        }
        Account account = new Account(email, chosen.flatMap(NewPassword.Chosen::hash).orElse(null), draft.enabled().orElse(true),
                draft.groups().orElse(Set.of()));
        List<AuditEvent> made = new NamedChanges().with("way", "create").between("groups", Set.of(), account.groups())
                .asEvents(AccountEvents.event(AuditType.ACCOUNT_CREATED, by, account.id()));
        return recorded.make(() -> added(account), made) ? Change.done(account) : Change.not(Change.Status.CONFLICT);
    }

    /** An operator who makes an account by hand for an erased person wants it to stay, so the erasure no longer counts for imports. */
    private boolean added(Account account) {
        boolean added = changes.add(account);
        if (added) {
            erased.forget(pseudonyms.ofErased(account.email()));
        }
        return added;
    }

    /**
     * Changes address, enabled state and groups, as far as the draft names them.
     *
     * @param by      the caller
     * @param version that the caller has seen
     */
    public Change<Account> update(Principal by, String id, int version, AccountDraft draft) {
        List<String> problems = draft.problems(TokenRoom::takesGroups);
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        return onSeen(id, version, seen -> {
            EmailAddress email = draft.email().flatMap(EmailAddress::ofMailbox).or(() -> EmailAddress.of(seen.email())).orElseThrow();
            boolean enabled = draft.enabled().orElse(seen.isEnabled());
            Set<String> groups = draft.groups().orElse(seen.groups());
            if (isTaken(email, id)) {
                return Change.Status.CONFLICT;
            }
            if (recorded.make(() -> changes.update(seen, email, enabled, groups), AccountEvents.changed(by, seen, email, enabled, groups))) {
                return Change.Status.DONE;
            }
            return isTaken(email, id) ? Change.Status.CONFLICT : Change.Status.STALE;
        });
    }

    private boolean isTaken(EmailAddress email, String id) {
        return accounts.find(email).filter(other -> !other.id().equals(id)).isPresent();
    }

    /**
     * Gives an account a password; all of its sessions end.
     *
     * @param by       the caller
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
        return onSeen(id, version, seen -> recorded.make(() -> changes.setPassword(seen, chosen.hash().get()),
                AccountEvents.event(AuditType.PASSWORD_CHANGED, by, id)) ? Change.Status.DONE : Change.Status.STALE);
    }

    /**
     * Deletes an account with its sessions.
     *
     * @param by      the caller
     * @param version that the caller has seen
     */
    public Change<Account> delete(Principal by, String id, int version) {
        Optional<Account> seen = accounts.findById(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        List<AuditEvent> deleted = new NamedChanges().between("groups", seen.get().groups(), Set.of())
                .asEvents(AccountEvents.event(AuditType.ACCOUNT_DELETED, by, id));
        return seen.get().version() == version && recorded.make(() -> changes.delete(seen.get()), deleted) ? Change.done(seen.get())
                : Change.not(Change.Status.STALE);
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
        Change.Status status = attempt.on(seen.get());
        return status == Change.Status.DONE ? accounts.findById(id).map(Change::done).orElse(Change.not(Change.Status.NOT_FOUND))
                : Change.not(status);
    }

    /** A conditional change of an account that is as the caller saw it. */
    private interface Attempt {
        Change.Status on(Account seen);
    }
}
