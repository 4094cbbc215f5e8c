package com.vidaplus.auth.transfer;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.password.Normalisation;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.StoredPassword;
import com.vidaplus.auth.token.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes accounts over from JSON Lines, some hundred at a time, with one line of result for each. An existing account is left as it is, so
 * an import that broke off, or is repeated, makes no duplicates. A bad line stops no other line. The audit log names the importer before
 * the first line is read, and has an entry for each account made. An entry for the end follows, even if the caller has left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountImport {

    private static final int BATCH = 500;

    @Inject
    private ImportedBatch batches;

    @Inject
    private AuditLog audit;

    @Inject
    private PasswordHasher hasher;

    /**
     * @param by      the caller
     * @param lines   JSON Lines in UTF-8, as many as there are
     * @param results where the results go, JSON Lines too: {@code line}, {@code status} ({@code created}, {@code unchanged},
     *                {@code refused}, {@code erased} or {@code counted}), and {@code id}, {@code reason} or {@code count}
     * @throws IOException if either end breaks; accounts stored until then stay
     */
    public void run(Principal by, InputStream lines, Writer results) throws IOException {
        String id = UUID.randomUUID().toString();
        audit.record(by.does(AuditEvent.of(AuditType.ACCOUNTS_IMPORT_BEGUN)).with("import", id));
        AuditEvent made = by.does(AuditEvent.of(AuditType.ACCOUNT_CREATED)).with("import", id).with("way", "import");
        ImportResults told = new ImportResults(results);
        boolean complete = false;
        try {
            read(made, lines, told);
            complete = true;
        } finally {
            audit.record(told.summary(by.does(AuditEvent.of(AuditType.ACCOUNTS_IMPORTED)).with("import", id))
                    .with("end", complete ? "complete" : "broken-off"));
        }
    }

    private void read(AuditEvent made, InputStream lines, ImportResults results) throws IOException {
        BoundedLines text = new BoundedLines(lines);
        List<ImportLine> batch = new ArrayList<>(BATCH);
        Optional<BoundedLines.Line> line = text.next();
        while (line.isPresent()) {
            batch.add(line.get().text().map(ImportLine::parse).map(read -> read.unlessTooDear(this::isTooDear))
                    .orElseGet(() -> ImportLine.refused("The line is not UTF-8, or longer than " + BoundedLines.MAX_BYTES + " bytes.")));
            line = text.next();
            if (batch.size() == BATCH || line.isEmpty()) {
                results.write(batch, batches.store(made, batch));
                batch.clear();
            }
        }
    }

    private boolean isTooDear(String hash) {
        return hasher.isTooDear(new StoredPassword(hash, Normalisation.NONE));
    }
}
