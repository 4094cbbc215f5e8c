package com.vidaplus.auth.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a client from the rows of plain SQL, alone or beside other columns of a statement. */
public final class ClientColumns {

    /** What {@link #of} reads, of {@code client c}. */
    public static final String ALL = "c.id AS client_id, c.secret_hash AS client_secret_hash, c.enabled AS client_enabled,"
            + " c.grant_types AS client_grant_types, c.scopes AS client_scopes, c.audiences AS client_audiences,"
            + " c.access_token_minutes AS client_access_token_minutes, c.token_typ AS client_token_typ,"
            + " c.may_introspect AS client_may_introspect, c.version AS client_version,"
            + " c.credential_version AS client_credential_version, c.session_version AS client_session_version";

    private ClientColumns() {
    }

    /**
     * The client of a row.
     *
     * @return the client, or empty if the row has none
     */
    public static Optional<Client> of(ResultSet row) throws SQLException {
        return row.getString("client_id") == null ? Optional.empty() : Optional.of(Client.stored(row));
    }
}
