package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.platform.embedded.EmbeddedFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Which database the service works on, in words for a log: product, version and place, and never what somebody signs in with. */
final class DatabaseInUse {

    private static final String SERVER = "(?:[\\w.-]+|\\[[\\da-fA-F:.]+])(?::\\d+)?";

    /** Servers and the database's name in an address, where nothing but names and ports is before the slash. */
    private static final Pattern PLACE = Pattern.compile("[^/?;]*//(" + SERVER + "(?:," + SERVER + ")*(?:/[^?;]*)?)(?:[?;].*)?");

    private final DataSource dataSource;
    private final EmbeddedFile file;

    DatabaseInUse(DataSource dataSource, EmbeddedFile file) {
        this.dataSource = dataSource;
        this.file = file;
    }

    /** Asks the database. One that does not answer is told as such. */
    String name() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String version = about.getDatabaseProductVersion().split(" ", 2)[0];
            Optional<Path> embedded = file.path();
            return about.getDatabaseProductName() + " " + version + embedded.map(path -> " in the file " + path)
                    .orElseGet(() -> place(about));
        } catch (SQLException e) {
            return "one that does not answer now";
        }
    }

    private static String place(DatabaseMetaData about) {
        try {
            Matcher address = PLACE.matcher(about.getURL());
            return address.matches() ? " at " + address.group(1) : "";
        } catch (SQLException e) {
            return "";
        }
    }
}
