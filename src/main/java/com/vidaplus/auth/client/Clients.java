package com.vidaplus.auth.client;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The registered clients as stored. Each call is one statement outside of any transaction of its own. */
@ApplicationScoped
public class Clients {

    private final Sql sql;

    /** For the client proxy. */
    protected Clients() {
        this(null);
    }

    /** @param sql that statements go through */
    @Inject
    public Clients(Sql sql) {
        this.sql = sql;
    }

    /**
     * The client with that {@code client_id}, enabled or not.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Optional<Client> find(String id) {
        return first("SELECT " + ClientColumns.ALL + " FROM client c WHERE c.id = ?", id);
    }

    /**
     * Whether no client is registered.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public boolean isEmpty() {
        return first("SELECT " + ClientColumns.ALL + " FROM client c FETCH FIRST 1 ROW ONLY").isEmpty();
    }

    private Optional<Client> first(String select, Object... parameters) {
        return sql.read(select, row -> row.next() ? ClientColumns.of(row) : Optional.empty(), parameters);
    }
}
