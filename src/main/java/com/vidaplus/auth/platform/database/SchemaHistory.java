package com.vidaplus.auth.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Finds out which table has the history of this service's migrations, and whether the schema can be migrated. Other applications may have
 * tables in the schema, and a {@code flyway_schema_history} of their own, which stay as they are.
 */
final class SchemaHistory {

    /** The service's own table. */
    static final String OWN = "vidaplus_schema_history";
    /** The table of installations that older builds have made: they go on with it, so that older nodes on the same schema go on too. */
    static final String FORMER = "flyway_schema_history";

    /** Tables that the first migration makes. */
    private static final Set<String> TABLES = Set.of("account", "account_group", "client", "signing_key");
    private static final String FIRST_SCRIPT = "V1__accounts_clients_keys.sql";

    private final DataSource dataSource;

    SchemaHistory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The name of the table, which need not exist yet.
     *
     * @throws UnusableSchema where the schema does not exist, or has tables of another application with names of ours
     * @throws SQLException   where the database does not answer
     */
    String table() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String schema = connection.getSchema();
            if (schema == null) {
                throw new UnusableSchema("There is no schema that this user may use. Make the one that currentSchema in DB_URL names"
                        + " (CREATE SCHEMA vidaplus AUTHORIZATION the user of DB_USER), or correct the name.");
            }
            // In this order: another node makes the history first, and the tables afterwards.
            Set<String> before = tables(connection, schema);
            Set<String> tables = tables(connection, schema);
            if (tables.contains(OWN)) {
                return OWN;
            }
            if (tables.contains(FORMER) && isOurs(connection)) {
                return FORMER;
            }
            before.retainAll(TABLES);
            if (!before.isEmpty()) {
                throw new UnusableSchema("The schema " + schema + " has tables of another application with names of this service: "
                        + String.join(", ", List.copyOf(before)) + ". Make a schema of its own (CREATE SCHEMA vidaplus) and name it:"
                        + " DB_URL=...?currentSchema=vidaplus (H2: ;SCHEMA=vidaplus). Nothing was changed.");
            }
            return OWN;
        }
    }

    private static Set<String> tables(Connection connection, String schema) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), schema, "%", null)) {
            while (rows.next()) {
                if (schema.equals(rows.getString("TABLE_SCHEM"))) {
                    names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** Whether the former table is this service's. A table that this user may not read is another application's. */
    private static boolean isOurs(Connection connection) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT \"script\" FROM \"" + FORMER + "\" WHERE \"script\" = '" + FIRST_SCRIPT + "' AND \"success\"")) {
            return row.next();
        } catch (SQLException e) {
            return false;
        }
    }
}
