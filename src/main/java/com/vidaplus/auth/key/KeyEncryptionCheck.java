package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The stored check value of the key encryption key, which is the same for all nodes of a database. */
@ApplicationScoped
class KeyEncryptionCheck {

    private final Sql sql;

    /** For the client proxy. */
    protected KeyEncryptionCheck() {
        this(null);
    }

    /** @param sql runs the statements */
    @Inject
    KeyEncryptionCheck(Sql sql) {
        this.sql = sql;
    }

    /** The value that the first node stored; empty before that. */
    Optional<String> stored() {
        return sql.first("SELECT check_value FROM key_encryption_check WHERE id = 1", row -> row.getString(1));
    }

    /**
     * Compares, and stores the value where there is none yet: of two nodes that start together, the first one's counts.
     *
     * @param vault of this node's key encryption key
     * @throws WrongKeyEncryptionKey where another one is the database's
     */
    void require(KeyVault vault) {
        if (stored().isEmpty()) {
            sql.insert("INSERT INTO key_encryption_check (id, check_value) VALUES (1, ?)", vault.checkValue());
        }
        if (!stored().equals(Optional.of(vault.checkValue()))) {
            throw new WrongKeyEncryptionKey();
        }
    }
}
