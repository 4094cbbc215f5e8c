package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditQuery;
import com.vidaplus.auth.audit.AuditTrail;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.GuessLimiter;
import com.vidaplus.auth.token.RefreshFamilies;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the law gives people: to see everything that is held on them, and to have what identifies them removed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DataProtection {

    private static final int MAX_AUDIT_ENTRIES = 10_000;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private RefreshFamilies families;

    @Inject
    private GuessLimiter guesses;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * What is handed to the person whose account was erased.
     *
     * @param id        of this receipt, which the audit log has too
     * @param accountId of the account that was; nothing leads from it to a person any more
     * @param erasedAt  when
     * @param sessions  how many refresh families went with it
     */
    public record Receipt(String id, String accountId, Instant erasedAt, int sessions) {
    }

    /**
     * Everything that is held on a person.
     *
     * @param by who asks
     * @return nothing where there is no such account
     */
    public Optional<PersonalData> export(Principal by, String accountId) {
        Optional<Account> account = accounts.findById(accountId);
        return account.flatMap(known -> accounts.dates(accountId).map(dates -> {
            audit.record(AuditEvent.of(AuditType.PERSONAL_DATA_EXPORTED).by(by.id()).on(accountId));
            return new PersonalData(known, dates, families.of(accountId), auditOf(accountId));
        }));
    }

    private List<AuditEntry> auditOf(String accountId) {
        List<AuditEntry> entries = new ArrayList<>();
        AuditQuery query = AuditQuery.newest(AuditQuery.MAX_LIMIT).about(accountId);
        List<AuditEntry> page = trail.search(query);
        while (!page.isEmpty() && entries.size() < MAX_AUDIT_ENTRIES) {
            entries.addAll(page);
            page = trail.search(query.after(page.get(page.size() - 1).cursor()));
        }
        return entries;
    }

    /**
     * Removes address, hash, groups, sessions, and the counters of guesses. The audit log names accounts by id only, so it stays as it is, and its chain can be
     * verified as before.
     *
     * @param by who asks
     */
    public Change<Receipt> erase(Principal by, String accountId) {
        Optional<Account> seen = accounts.findById(accountId);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        int sessions = families.of(accountId).size();
        guesses.forget(seen.get().email());
        if (!changes.delete(seen.get())) {
            return Change.not(Change.Status.STALE);
        }
        Receipt receipt = new Receipt(UUID.randomUUID().toString(), accountId, Instant.ofEpochSecond(clock.instant().getEpochSecond()), sessions);
        audit.record(AuditEvent.of(AuditType.ACCOUNT_ERASED).by(by.id()).on(accountId).with("receipt", receipt.id()));
        return Change.done(receipt);
    }
}
