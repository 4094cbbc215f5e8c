package com.vidaplus.auth.key;

import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.key.encryption.HeldKey;
import com.vidaplus.auth.key.encryption.KeyEncryption;
import com.vidaplus.auth.key.encryption.KeyEncryptionCheck;
import com.vidaplus.auth.key.encryption.KeyVault;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The keys of several nodes on one H2 in memory, with the service's own schema; only JPA's part of reading is done here. */
final class SigningKeysOnH2 implements AutoCloseable {

    private static final SignatureEngine ENGINE = SignatureEngine.find();

    private final JdbcDataSource database = new JdbcDataSource();
    final Sql sql = new Sql(database);
    final KeyEncryptionCheck check = new KeyEncryptionCheck(sql);

    SigningKeysOnH2() {
        database.setUrl("jdbc:h2:mem:signing-keys;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
    }

    /** A node's part of it. */
    final class Node {
        final KeyRing ring = new KeyRing();
        final RecordedEvents changes = new RecordedEvents();
        final KeyUpkeep upkeep;
        NameKey names;

        Node(String algorithm, byte[] keyEncryptionKey) {
            this(algorithm, keyEncryptionKey, Optional.empty());
        }

        /** @param previous the key of before, while it is changed */
        Node(String algorithm, byte[] keyEncryptionKey, Optional<byte[]> previous) {
            Settings settings = TestSettings.of("TOKEN_ALGORITHM", algorithm);
            upkeep = new KeyUpkeep(settings, new Store(), life(this), ring, ENGINE,
                    new KeyEncryption(check, new HeldKey(keyEncryptionKey), previous.map(HeldKey::new)));
        }

        Node started() {
            names = upkeep.start();
            return this;
        }

        String kid() {
            return ring.active().kid();
        }

        String algorithm() {
            return ring.active().algorithm().getName();
        }

        boolean publishes(String kid) {
            return ring.jwkSet().contains("\"" + kid + "\"");
        }
    }

    /** The key encryption key of that number, always the same. */
    static byte[] keyEncryptionKey(int number) {
        byte[] key = new byte[KeyVault.KEY_BYTES];
        new Random(number).nextBytes(key);
        return key;
    }

    /** What a build of before stores: a key as it is, whoever can open it. */
    String stores(String algorithm, byte[] keyEncryptionKey, String state) {
        SigningKeyRow row = SigningKeyRow.of(SigningKey.generate(algorithm, ENGINE), new KeyVault(keyEncryptionKey));
        sql.update("INSERT INTO signing_key (kid, algorithm, public_jwk, private_key) VALUES (?, ?, ?, ?)", row.kid(), algorithm,
                row.publicJwk(), row.encryptedPrivateKey());
        String assignment = switch (state) {
            case "active" -> "active_for = algorithm";
            case "pending" -> "pending_for = algorithm";
            default -> "retired_at = CURRENT_TIMESTAMP";
        };
        sql.update("UPDATE signing_key SET " + assignment + " WHERE kid = ?", row.kid());
        return row.kid();
    }

    long count(String condition) {
        return sql.first("SELECT COUNT(*) FROM signing_key WHERE " + condition, row -> row.getLong(1)).orElseThrow();
    }

    /** The private halves as stored, by their {@code kid}. */
    Map<String, String> privateKeys() {
        Map<String, String> all = new HashMap<>();
        sql.list("SELECT kid, private_key FROM signing_key", row -> all.put(row.getString(1), row.getString(2)));
        return all;
    }

    /** The steps as that node takes them. */
    KeyLife life(Node node) {
        return new KeyLife(sql, new H2Clock(), node.changes);
    }

    /** The whole table, to tell whether anything was stored. */
    List<String> dump() {
        List<String> all = new ArrayList<>(sql.list("SELECT kid, active_for, pending_for, retired_at, private_key FROM signing_key ORDER BY kid",
                row -> row.getString(1) + row.getString(2) + row.getString(3) + row.getString(4) + row.getString(5)));
        check.row().ifPresent(row -> all.add(row.toString()));
        return all;
    }

    /** The published successor has waited long enough. */
    void letPendingBeDue() {
        sql.update("UPDATE signing_key SET active_from = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE pending_for IS NOT NULL");
    }

    private final class Store extends SigningKeyStore {

        @Override
        public List<SigningKeyRow> all() {
            return sql.list("SELECT * FROM signing_key ORDER BY active_from DESC, kid", SigningKeysOnH2::row);
        }

        @Override
        public boolean isThere(String kid) {
            return count("kid = '" + kid + "'") == 1;
        }
    }

    private static SigningKeyRow row(ResultSet stored) throws SQLException {
        SigningKeyRow row = new SigningKeyRow();
        set(row, "kid", stored.getString("kid"));
        set(row, "algorithm", stored.getString("algorithm"));
        set(row, "activeFor", stored.getString("active_for"));
        set(row, "pendingFor", stored.getString("pending_for"));
        set(row, "publicJwk", stored.getString("public_jwk"));
        set(row, "encryptedPrivateKey", stored.getString("private_key"));
        return row;
    }

    private static void set(SigningKeyRow row, String name, String value) {
        try {
            Field field = SigningKeyRow.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(row, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
