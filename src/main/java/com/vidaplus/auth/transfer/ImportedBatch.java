package com.vidaplus.auth.transfer;

import com.vidaplus.auth.audit.Announced;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.NamedChanges;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores a batch of an import with its audit entries, in one transaction. No exception about a taken key leaves this class: a container
 * would log it with the address, and perhaps the hash.
 */
@Dependent
public class ImportedBatch {

    private static final String KEY_TAKEN = "23505";
    /** An account that another node adds at the same moment is there at the next try. */
    private static final int TRIES = 4;
    /** As many as the audit log takes at once. */
    private static final int EVENTS = 500;

    private final Sql sql;
    private final AuditLog audit;
    private final Pseudonyms pseudonyms;

    /**
     * @param sql        runs the transaction
     * @param audit      takes an entry for each account
     * @param pseudonyms give the keyed hashes of addresses
     */
    @Inject
    public ImportedBatch(Sql sql, AuditLog audit, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Stores the accounts of some lines, as far as they are missing.
     *
     * @param made the event of an account that is made, without the account
     * @return the outcome of each account, by its canonical address
     */
    Map<String, ImportOutcome> store(AuditEvent made, List<ImportLine> lines) {
        Map<String, ImportedAccount> distinct = new LinkedHashMap<>();
        lines.forEach(line -> line.account().ifPresent(account -> distinct.putIfAbsent(account.email().canonical(), account)));
        return distinct.isEmpty() ? Map.of() : store(made, distinct.values());
    }

    /** Stores the accounts one by one if the batch as a whole fails, since another node is adding the same accounts. */
    private Map<String, ImportOutcome> store(AuditEvent made, Collection<ImportedAccount> accounts) {
        for (int left = accounts.size() == 1 ? TRIES : 1; left > 0; left--) {
            try {
                Stored stored = sql.retrying(transaction -> stored(transaction, made, accounts));
                stored.announced().forEach(audit::record);
                return stored.outcomes();
            } catch (IllegalStateException e) {
                if (!isTaken(e) || accounts.size() == 1 && left == 1) {
                    throw e;
                }
            }
        }
        Map<String, ImportOutcome> outcomes = new HashMap<>();
        accounts.forEach(account -> outcomes.putAll(store(made, List.of(account))));
        return outcomes;
    }

    private Stored stored(Statements transaction, AuditEvent made, Collection<ImportedAccount> accounts) {
        ImportRows rows = new ImportRows(transaction, pseudonyms::ofErased);
        Map<String, ImportOutcome> outcomes = rows.addMissing(accounts);
        List<AuditEvent> events = new ArrayList<>();
        for (ImportedAccount account : accounts) {
            ImportOutcome outcome = outcomes.get(account.email().canonical());
            if (outcome.status() == ImportOutcome.Status.CREATED) {
                events.addAll(new NamedChanges().between("groups", Set.of(), account.groups()).asEvents(made.on(outcome.id())));
            }
        }
        List<Announced> announced = new ArrayList<>();
        for (int from = 0; from < events.size(); from += EVENTS) {
            List<AuditEvent> some = events.subList(from, Math.min(from + EVENTS, events.size()));
            announced.add(audit.announce(transaction, some.toArray(AuditEvent[]::new)));
        }
        return new Stored(outcomes, announced);
    }

    private static boolean isTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && KEY_TAKEN.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private record Stored(Map<String, ImportOutcome> outcomes, List<Announced> announced) {
    }
}
