package com.vidaplus.auth.transfer;

import com.vidaplus.auth.platform.database.Statements;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Stores many accounts in one transaction. An existing account is never touched. */
public final class ImportRows {

    private static final String ACCOUNT =
            "INSERT INTO account (id, email, password_hash, password_normalisation, enabled, credential_version) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String GROUP = "INSERT INTO account_group (account_id, group_name) VALUES (?, ?)";

    /** Leaves room for all that a credential version goes up by. */
    private static final int HIGHEST_FIRST_VERSION = 1 << 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Statements transaction;
    private final Function<String, String> nameHash;

    /**
     * @param transaction that all statements belong to
     * @param nameHash    gives the keyed hash by which an erased person's address is remembered
     */
    public ImportRows(Statements transaction, Function<String, String> nameHash) {
        this.transaction = transaction;
        this.nameHash = nameHash;
    }

    /**
     * Adds those accounts whose address and id are free, and whose owner was not erased.
     *
     * @param accounts no two of the same address, at most some hundred
     * @return the outcome of each account, by canonical address
     * @throws IllegalStateException if another node took an address or id at the same moment; the transaction is to be rolled back
     */
    public Map<String, ImportOutcome> addMissing(Collection<ImportedAccount> accounts) {
        // In one order on every node, so that two imports of the same accounts do not wait for each other in a circle.
        List<ImportedAccount> ordered = accounts.stream()
                .sorted(Comparator.comparing((ImportedAccount account) -> account.email().canonical())).toList();
        // Addresses first: if a person is erased meanwhile, this node sees either the account or the erasure.
        Set<String> emails = found("SELECT email FROM account WHERE email IN ", ordered.stream().map(one -> one.email().canonical()).toList());
        List<String> wantedIds = ordered.stream().flatMap(one -> one.id().stream()).toList();
        Set<String> ids = found("SELECT id FROM account WHERE id IN ", wantedIds);
        Set<String> erasedIds = found("SELECT account_id FROM erased_account WHERE account_id IN ", wantedIds);
        Set<String> erasedNames = found("SELECT name_hash FROM erased_account WHERE name_hash IN ",
                ordered.stream().map(this::hashOf).toList());
        Map<String, ImportOutcome> outcomes = new HashMap<>();
        List<ImportedAccount> missing = new ArrayList<>();
        for (ImportedAccount account : ordered) {
            ImportOutcome outcome = ImportOutcome.not(ImportOutcome.Status.UNCHANGED);
            if (!emails.contains(account.email().canonical())) {
                boolean erased = erasedNames.contains(hashOf(account)) || account.id().filter(erasedIds::contains).isPresent();
                outcome = erased ? ImportOutcome.not(ImportOutcome.Status.ERASED) : identified(account, ids);
            }
            if (outcome.status() == ImportOutcome.Status.CREATED) {
                missing.add(account);
            }
            outcomes.put(account.email().canonical(), outcome);
        }
        insert(missing, outcomes);
        return outcomes;
    }

    private String hashOf(ImportedAccount account) {
        return nameHash.apply(account.email().canonical());
    }

    private static ImportOutcome identified(ImportedAccount account, Set<String> taken) {
        String id = account.id().orElseGet(() -> UUID.randomUUID().toString());
        return taken.add(id) ? ImportOutcome.created(id) : ImportOutcome.not(ImportOutcome.Status.ID_TAKEN);
    }

    private Set<String> found(String select, List<String> values) {
        return values.isEmpty() ? new HashSet<>() : new HashSet<>(transaction.list(
                select + "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")", row -> row.getString(1), values.toArray()));
    }

    private void insert(List<ImportedAccount> missing, Map<String, ImportOutcome> outcomes) {
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> groups = new ArrayList<>();
        for (ImportedAccount account : missing) {
            String id = outcomes.get(account.email().canonical()).id();
            accounts.add(new Object[] {id, account.email().canonical(), account.hash().orElse(null), account.normalisation(),
                account.enabled(), firstVersion()});
            account.groups().forEach(group -> groups.add(new Object[] {id, group}));
        }
        if (!accounts.isEmpty()) {
            transaction.batch(ACCOUNT, accounts);
        }
        if (!groups.isEmpty()) {
            transaction.batch(GROUP, groups);
        }
    }

    /** An import may bring the id of a deleted account: a token of the deleted account names the same version by chance alone. */
    private static int firstVersion() {
        return 1 + RANDOM.nextInt(HIGHEST_FIRST_VERSION);
    }
}
