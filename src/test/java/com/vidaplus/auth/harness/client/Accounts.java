package com.vidaplus.auth.harness.client;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Puts accounts and clients into the service's database, as an operator with SQL would. */
public final class Accounts {

    private static final PasswordHasher HASHER = new PasswordHasher(Argon2Cost.DEFAULT, new SecureRandom());

    private final ConnectionSource connections;

    /** Opens connections to the database, which are closed after use. */
    @FunctionalInterface
    public interface ConnectionSource {
        Connection connect() throws SQLException;
    }

    public Accounts(ConnectionSource connections) {
        this.connections = connections;
    }

    /**
     * An enabled account under a new, unique address.
     *
     * @return its address
     */
    public String add(String password, String... groups) {
        String email = "user-" + UUID.randomUUID() + "@vidaplus.example";
        addWithHash(email, HASHER.hash(Password.of(password).orElseThrow()).hash(), "nfc", groups);
        return email;
    }

    /** An enabled account with a hash as it is, or none where it is null. */
    public void addWithHash(String email, String hash, String normalisation, String... groups) {
        String id = UUID.randomUUID().toString();
        execute("INSERT INTO account (id, email, password_hash, password_normalisation) VALUES (?, ?, ?, ?)", id, email, hash, normalisation);
        for (String group : groups) {
            execute("INSERT INTO account_group (account_id, group_name) VALUES (?, ?)", id, group);
        }
    }

    /** Disables an account the way the README says: its sessions end, even if it is enabled again. */
    public void disable(String email) {
        execute("UPDATE account SET enabled = FALSE, credential_version = credential_version + 1 WHERE email = ?", email);
    }

    /** Gives an account another password: its sessions end. */
    public void changePassword(String email, String password) {
        execute("UPDATE account SET password_hash = ?, password_normalisation = 'nfc', credential_version = credential_version + 1"
                + " WHERE email = ?", HASHER.hash(Password.of(password).orElseThrow()).hash(), email);
    }

    /** Any statement with its parameters, which must change at least one row. */
    public void execute(String sql, Object... parameters) {
        try (Connection connection = connections.connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (statement.executeUpdate() == 0) {
                throw new AssertionError("No row was changed by: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The hash of an account's password as it is stored. */
    public String passwordHash(String email) {
        String sql = "SELECT password_hash FROM account WHERE email = ?";
        try (Connection connection = connections.connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, email);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
