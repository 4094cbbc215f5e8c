package com.vidaplus.auth.transfer;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountRows;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.platform.Pages;
import com.vidaplus.auth.token.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** Gives all accounts with their hashes as JSON Lines, in the form that {@link AccountImport} takes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountExport {

    /** The only member of the last line. */
    static final String COUNT = "count";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    private AccountRows accounts;

    @Inject
    private AuditLog audit;

    /** Records the export, which has to succeed before the first hash leaves. */
    public void announce(Principal by) {
        audit.record(by.does(AuditEvent.of(AuditType.ACCOUNTS_EXPORTED)));
    }

    /**
     * Writes the accounts in the order of their ids, a page at a time, and a line with their count. An export without that line is not
     * complete.
     *
     * @throws IOException if the other end breaks
     */
    public void run(Writer lines) throws IOException {
        long[] count = {0};
        try {
            Pages.<Account>each(account -> write(lines, account, count), last -> accounts.page(last.map(Account::id)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        lines.write("{\"" + COUNT + "\":" + count[0] + "}\n");
    }

    private static void write(Writer lines, Account account, long[] count) {
        try {
            lines.write(line(account));
            count[0]++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
