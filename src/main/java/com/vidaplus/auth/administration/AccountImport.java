package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.AccountBatch;
import com.vidaplus.auth.account.ImportedAccount;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes accounts over from JSON Lines, some hundred at a time, with one line of result for each. An account that is there is left as it is,
 * so an import that broke off, or is repeated, makes no duplicates; and a bad line stops nothing but itself.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountImport {

    private static final int BATCH = 500;

    @Inject
    private AccountBatch accounts;

    @Inject
    private AuditLog audit;

    /**
     * @param by      who asks
     * @param lines   JSON Lines in UTF-8, as many as there are
     * @param results where the results go, JSON Lines too: {@code line}, {@code status} ({@code created}, {@code unchanged} or
     *                {@code refused}), and {@code id} or {@code reason}
     * @throws IOException where either end breaks; what was stored until then stays
     */
    public void run(Principal by, InputStream lines, Writer results) throws IOException {
        BoundedLines text = new BoundedLines(lines);
        List<ImportLine> batch = new ArrayList<>(BATCH);
        long number = 1;
        long created = 0;
        Optional<BoundedLines.Line> line = text.next();
        while (line.isPresent()) {
            batch.add(line.get().text().map(ImportLine::parse)
                    .orElseGet(() -> ImportLine.refused("The line is not UTF-8, or longer than " + BoundedLines.MAX_BYTES + " bytes.")));
            line = text.next();
            if (batch.size() == BATCH || line.isEmpty()) {
                created += store(batch, number, results);
                number += batch.size();
                batch.clear();
            }
        }
        audit.record(AuditEvent.of(AuditType.ACCOUNTS_IMPORTED).by(by.id()).with("count", Long.toString(created)));
    }

    private long store(List<ImportLine> batch, long firstNumber, Writer results) throws IOException {
        Map<String, ImportedAccount> distinct = new HashMap<>();
        batch.forEach(line -> line.account().ifPresent(account -> distinct.putIfAbsent(account.email().canonical(), account)));
        Map<String, String> ids = store(List.copyOf(distinct.values()));
        Set<String> told = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            results.write(result(firstNumber + i, batch.get(i), ids, told));
        }
        return ids.size();
    }

    /** One by one where the batch as a whole does not go in, since another node may be adding the same accounts. */
    private Map<String, String> store(List<ImportedAccount> distinct) {
        if (distinct.isEmpty()) {
            return Map.of();
        }
        try {
            return accounts.addMissing(distinct);
        } catch (EJBException e) {
            if (distinct.size() == 1) {
                return accounts.addMissing(distinct);
            }
            Map<String, String> ids = new HashMap<>();
            distinct.forEach(account -> ids.putAll(store(List.of(account))));
            return ids;
        }
    }

    private static String result(long number, ImportLine line, Map<String, String> ids, Set<String> told) {
        String start = "{\"line\":" + number + ",\"status\":\"";
        if (line.account().isEmpty()) {
            return start + "refused\",\"reason\":\"" + line.reason() + "\"}\n";
        }
        String email = line.account().get().email().canonical();
        return ids.containsKey(email) && told.add(email)
                ? start + "created\",\"id\":\"" + ids.get(email) + "\"}\n"
                : start + "unchanged\"}\n";
    }
}
