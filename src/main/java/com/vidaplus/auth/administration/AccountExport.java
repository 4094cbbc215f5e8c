package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives all accounts with their hashes as JSON Lines, in the form that {@link AccountImport} takes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountExport {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    private AccountChanges accounts;

    @Inject
    private AuditLog audit;

    /** Notes that it happens, which has to succeed before the first hash leaves. */
    public void announce(Principal by) {
        audit.record(AuditEvent.of(AuditType.ACCOUNTS_EXPORTED).by(by.id()));
    }

    /**
     * Writes the accounts in the order of their addresses, a page at a time.
     *
     * @throws IOException where the other end breaks
     */
    public void run(Writer lines) throws IOException {
        Optional<String> after = Optional.empty();
        List<Account> page;
        do {
            page = accounts.search(new AccountSearch(Optional.empty(), Optional.empty(), Optional.empty(), after, AccountSearch.MAX_LIMIT));
            for (Account account : page) {
                lines.write(line(account));
            }
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).email());
        } while (page.size() == AccountSearch.MAX_LIMIT);
    }

    private static String line(Account account) {
        JsonArrayBuilder groups = JSON.createArrayBuilder();
        account.groups().forEach(groups::add);
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", account.id()).add("email", account.email())
                .add("enabled", account.isEnabled()).add("groups", groups).add("password_normalisation", account.passwordNormalisation());
        account.passwordHash().ifPresent(hash -> json.add("password_hash", hash));
        return json.build() + "\n";
    }
}
