package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.AccountRows;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.ErasedAccounts;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.audit.verification.AuditTrail;
import com.vidaplus.auth.credential.guess.GuessLimiter;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.Pages;
import com.vidaplus.auth.session.AccountSessions;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.SessionCursor;
import com.vidaplus.auth.token.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The rights that the law gives people: to see all data that is held on them, and to have identifying data removed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DataProtection {

    private static final int PAGE = 500;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountRows rows;

    @Inject
    private AccountChanges changes;

    @Inject
    private AccountSessions sessions;

    @Inject
    private GuessLimiter guesses;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditLog audit;

    @Inject
    private RecordedChange recorded;

    @Inject
    private ErasedAccounts erased;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private Clock clock;

    /**
     * The receipt for the person whose account was erased.
     *
     * @param id        of this receipt, which is in the audit log too
     * @param accountId of the erased account; the id no longer leads to a person
     * @param erasedAt  when the account was erased
     * @param sessions  how many refresh families were erased with it
     */
    public record Receipt(String id, String accountId, Instant erasedAt, int sessions) {
    }

    /**
     * Begins to hand out everything that is held on a person, which is recorded before anything leaves.
     *
     * @param by the caller
     * @return the data, or empty if no account matches
     */
    public Optional<PersonalData> export(Principal by, String accountId) {
        Optional<Account> account = accounts.findById(accountId);
        return account.flatMap(known -> rows.dates(accountId).map(dates -> {
            audit.record(by.does(AuditEvent.of(AuditType.PERSONAL_DATA_EXPORTED)).on(accountId));
            return new PersonalData(known, dates);
        }));
    }

    /** Hands out every session that is alive, newest first, read a page at a time. */
    public void eachSession(String accountId, Consumer<RefreshFamily> receiver) {
        Pages.each(receiver, last -> sessions.alive(accountId, after(last), PAGE));
    }

    /** Hands out every session that is over and still stored, newest first, read a page at a time. */
    public void eachEndedSession(String accountId, Consumer<RefreshFamily> receiver) {
        Pages.each(receiver, last -> sessions.over(accountId, after(last), PAGE));
    }

    /** Hands out every audit entry that names the account's id, newest first, read a page at a time. */
    public void eachAuditEntry(String accountId, Consumer<AuditEntry> receiver) {
        AuditQuery query = AuditQuery.newest(PAGE).about(accountId);
        Pages.each(receiver, last -> trail.search(last.map(entry -> query.after(entry.cursor())).orElse(query)));
    }

    private static SessionCursor after(Optional<RefreshFamily> last) {
        return last.map(SessionCursor::behind).orElse(SessionCursor.FIRST);
    }

    /**
     * Removes address, hash, groups, sessions, and the counters of guesses. The audit log names accounts by id only, so it stays as it is,
     * and its chain can be verified as before. A keyed hash of the address stays, so that no import brings the person back.
     *
     * @param by the caller
     */
    public Change<Receipt> erase(Principal by, String accountId) {
        Optional<Account> seen = accounts.findById(accountId);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        int held = sessions.count(accountId);
        String email = seen.get().email();
        Receipt receipt = new Receipt(UUID.randomUUID().toString(), accountId, Instant.ofEpochSecond(clock.instant().getEpochSecond()), held);
        guesses.forget(email);
        AuditEvent event = by.does(AuditEvent.of(AuditType.ACCOUNT_ERASED)).on(accountId).with("receipt", receipt.id());
        boolean done = recorded.make(() -> erased(seen.get()), event);
        return done ? Change.done(receipt) : Change.not(Change.Status.STALE);
    }

    private boolean erased(Account account) {
        boolean deleted = changes.delete(account);
        if (deleted) {
            erased.add(account.id(), pseudonyms.ofErased(account.email()));
        }
        return deleted;
    }
}
