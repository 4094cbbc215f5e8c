package com.vidaplus.auth.harness.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A new, empty database that lives as long as the tests need it, and what a server must be told to use it. */
public interface Database extends AutoCloseable {
    /** The kinds of database that the service supports. */
    enum Kind { H2, POSTGRESQL }

    Kind kind();

    /** The JDBC address, for the server and for the tests beside it. */
    String url();

    String user();

    String password();

    /** The service's settings for this database: {@code DB_URL} and its companions, and the key where one must be given. */
    Map<String, String> settings();

    /** The key that wraps the stored keys, in base64. On H2 the service makes it at its first start. */
    String keyEncryptionKey();

    /** Opens a connection of the test's own, which the test closes. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** Ends a database server, where there is one. */
    @Override
    void close();
}
