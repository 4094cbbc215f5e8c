package com.vidaplus.auth.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Which database the service works on, in words for a log: product, version and place, and never a user's name or password. */
public final class DatabaseInUse {

    private static final String SERVER = "(?:[\\w.-]+|\\[[\\da-fA-F:.]+])(?::\\d+)?";

    /** Servers and the database's name in an address, where nothing but names and ports is before the slash. */
    private static final Pattern PLACE = Pattern.compile("[^/?;]*//(" + SERVER + "(?:," + SERVER + ")*(?:/[^?;]*)?)(?:[?;].*)?");

    private final DataSource dataSource;

    public DatabaseInUse(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Asks the database.
     *
     * @param embedded the file of an embedded database
     * @throws SQLException where the database does not answer
     */
    public String name(Optional<Path> embedded) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String place = embedded.map(file -> " in the file " + file).orElse(place(about.getURL()));
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion().split(" ", 2)[0] + place;
        }
    }

    private static String place(String url) {
        Matcher address = PLACE.matcher(url);
        return address.matches() ? " at " + address.group(1) : "";
    }
}
