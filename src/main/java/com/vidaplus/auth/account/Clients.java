package com.vidaplus.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The registered clients as stored. Each call is one statement outside of any transaction of its own. */
@ApplicationScoped
public class Clients {

    @Inject
    private DataSource dataSource;

    /**
     * The client with that {@code client_id}, enabled or not.
     *
     * @throws IllegalStateException where the database does not answer
     */
    public Optional<Client> find(String id) {
        return first("SELECT " + OwnerColumns.CLIENT + " FROM client c WHERE c.id = ?", id);
    }

    /**
     * Whether there is no client at all.
     *
     * @throws IllegalStateException where the database does not answer
     */
    public boolean isEmpty() {
        return first("SELECT " + OwnerColumns.CLIENT + " FROM client c FETCH FIRST 1 ROW ONLY").isEmpty();
    }

    private Optional<Client> first(String sql, String... parameters) {
        try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OwnerColumns.client(row) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A client could not be read", e);
        }
    }
}
