package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.Secrets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Accounts in the service's database, all with one password and one stored hash.
 *
 * @param count    how many there are, numbered from 0
 * @param password of all of them
 */
public record People(int count, String password) {

    private static final String ID = "CAST(CAST(MD5('person ' || n) AS UUID) AS TEXT)";

    /** The address of the account with this number. */
    public static String email(int number) {
        return "person-" + number + "@vidaplus.example";
    }

    /** Puts them in, each in one group. */
    static People into(Database database, int count) {
        String password = Secrets.password();
        String hash = new PasswordHasher(new Argon2Cost(Cost.MEMORY_KIB, Cost.ITERATIONS, Cost.PARALLELISM), new SecureRandom())
                .hash(Password.of(password).orElseThrow()).hash();
        update(database, "INSERT INTO account (id, email, password_hash) SELECT " + ID + ", 'person-' || n || '@vidaplus.example', ?"
                + " FROM GENERATE_SERIES(0, ?) n", hash, count - 1);
        update(database, "INSERT INTO account_group (account_id, group_name) SELECT " + ID + ", 'doctors' FROM GENERATE_SERIES(0, ?) n",
                count - 1);
        settle(database);
        return new People(count, password);
    }

    /**
     * Gives each of them a session with one refresh token, {@link RefreshTokens#known}.
     *
     * @param client whose tokens they are
     */
    void withFamilies(Database database, String client) {
        update(database, "INSERT INTO refresh_family (id, account_id, client_id, client_version, auth_time, expires_at) SELECT 'bench-' || n"
                + " || '.1', " + ID + ", c.id, c.session_version, CAST(EXTRACT(EPOCH FROM NOW()) AS BIGINT), NOW() + INTERVAL '12 hours'"
                + " FROM client c, GENERATE_SERIES(0, ?) n WHERE c.id = ?", count - 1, client);
        update(database, "INSERT INTO refresh_token (token_hash, family_id, seq) SELECT"
                + " TRANSLATE(RTRIM(ENCODE(SHA256(CONVERT_TO(LPAD(n || '', 43, 'A'), 'UTF8')), 'base64'), '='), '+/', '-_'),"
                + " 'bench-' || n || '.1', 0 FROM GENERATE_SERIES(0, ?) n", count - 1);
        settle(database);
    }

    /** As the server's own housekeeping would within minutes; it must not do that while the clock runs. */
    private static void settle(Database database) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(Database database, String sql, Object... parameters) {
        try (Connection connection = database.connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
