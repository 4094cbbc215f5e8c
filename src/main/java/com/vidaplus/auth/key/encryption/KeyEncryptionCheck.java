package com.vidaplus.auth.key.encryption;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The stored check value of the key encryption key, which is the same for all nodes of a database, and the data keys under it. */
@ApplicationScoped
public class KeyEncryptionCheck {

    private static final String READ = "SELECT check_value, data_keys, previous_check_value, previous_data_keys FROM key_encryption_check"
            + " WHERE id = 1";

    private final Sql sql;

    /** For the client proxy. */
    protected KeyEncryptionCheck() {
        this(null);
    }

    /** @param sql runs the statements; callers have no JTA transaction under way */
    @Inject
    public KeyEncryptionCheck(Sql sql) {
        this.sql = sql;
    }

    /**
     * The one row.
     *
     * @param checkValue         of the key encryption key
     * @param dataKeys           sealed under it; empty where it is the root itself
     * @param previousCheckValue of the previous key, as long as nodes may still have it
     * @param previousDataKeys   the same data keys, sealed under the previous key
     */
    public record Row(String checkValue, Optional<String> dataKeys, Optional<String> previousCheckValue,
            Optional<String> previousDataKeys) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), Optional.ofNullable(row.getString(2)), Optional.ofNullable(row.getString(3)),
                    Optional.ofNullable(row.getString(4)));
        }
    }

    /** The row that the first node stored; empty before that. */
    public Optional<Row> row() {
        return sql.first(READ, Row::of);
    }

    /** The value that the first node stored, or the last change; empty before that. */
    public Optional<String> stored() {
        return row().map(Row::checkValue);
    }

    /** Stores the value where there is none yet: of two nodes that start together, the first one's counts. */
    void propose(HeldKey key) {
        sql.insert("INSERT INTO key_encryption_check (id, check_value) VALUES (1, ?)", key.checkValue());
    }

    /**
     * Makes another key encryption key the database's, in one transaction. The data keys get a new root, and every stored signing key that
     * could be opened is encrypted under it. Nodes with the previous key find the new data keys sealed under that key too.
     *
     * @param from the key that the database has
     * @param key  the key that the database shall have
     * @return false where another node has made a change meanwhile: nothing is stored
     */
    boolean change(HeldKey from, HeldKey key) {
        return sql.retrying(statements -> {
            Row row = statements.first(READ + " FOR UPDATE", Row::of).orElseThrow();
            if (!row.checkValue().equals(from.checkValue())) {
                return false;
            }
            DataKeys before = from.open(row).orElseThrow();
            DataKeys after = before.renewed();
            encryptAnew(statements, before.vault(), after.vault());
            return statements.update("UPDATE key_encryption_check SET check_value = ?, data_keys = ?, previous_check_value = ?,"
                    + " previous_data_keys = ? WHERE id = 1 AND check_value = ?", key.checkValue(), after.sealed(key.vault()),
                    from.checkValue(), after.sealed(from.vault()), from.checkValue()) == 1;
        });
    }

    /**
     * Locks the row until the end of a transaction.
     *
     * @param under the data keys that the transaction takes for the current ones; empty if they do not matter
     * @throws OutdatedDataKeys if the database has other data keys by now
     */
    public static void lock(Statements statements, Optional<DataKeys> under) {
        List<Optional<String>> now = statements.list("SELECT data_keys FROM key_encryption_check FOR UPDATE",
                row -> Optional.ofNullable(row.getString(1)));
        if (under.isPresent() && !now.contains(under.get().stored())) {
            throw new OutdatedDataKeys();
        }
    }

    private static void encryptAnew(Statements statements, KeyVault before, KeyVault after) {
        statements.list("SELECT kid, private_key FROM signing_key ORDER BY kid FOR UPDATE", row -> new String[] {row.getString(1), row.getString(2)})
                .forEach(stored -> {
                    try {
                        String anew = after.encrypt(stored[0], before.decrypt(stored[0], stored[1]));
                        statements.update("UPDATE signing_key SET private_key = ? WHERE kid = ?", anew, stored[0]);
                    } catch (WrongKeyEncryptionKey e) {
                        // No key of this service, or damaged: it stays as it is, and is left out and retired like before the change.
                    }
                });
    }

    /**
     * Deletes the previous key's check value and its sealed data keys. Running nodes have the data keys in memory.
     *
     * @return whether there was a previous key
     */
    boolean forgetPrevious(HeldKey key) {
        return sql.update("UPDATE key_encryption_check SET previous_check_value = NULL, previous_data_keys = NULL"
                + " WHERE id = 1 AND check_value = ? AND previous_check_value IS NOT NULL", key.checkValue()) == 1;
    }
}
