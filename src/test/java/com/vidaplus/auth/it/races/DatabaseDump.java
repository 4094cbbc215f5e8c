package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Accounts.ConnectionSource;
import com.vidaplus.auth.harness.server.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a thief of the database would read: what {@code SCRIPT} writes on H2, every column of every table on PostgreSQL. */
public final class DatabaseDump {

    /** What may be base64 or base64url and long enough for a key. */
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC");

    private final String text;
    private final String lowerCase;

    /** Of any text, which is then looked through in the same way. */
    public DatabaseDump(String text) {
        this.text = text;
        this.lowerCase = text.toLowerCase(Locale.ROOT);
    }

    public static DatabaseDump of(Database database) {
        return of(database::connect, database.kind());
    }

    /** Of the database that the connections lead to. */
    public static DatabaseDump of(ConnectionSource database, Database.Kind kind) {
        try (Connection connection = database.connect()) {
            return new DatabaseDump(kind == Database.Kind.H2 ? rows(connection, "SCRIPT") : everyTable(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String everyTable(Connection connection) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                dump.append(rows(connection, "SELECT * FROM \"" + tables.getString("TABLE_SCHEM") + "\".\""
                        + tables.getString("TABLE_NAME") + "\""));
            }
        }
        return dump.toString();
    }

    private static String rows(Connection connection, String sql) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    dump.append(rows.getString(column)).append('\n');
                }
            }
        }
        return dump.toString();
    }

    public boolean contains(String word) {
        return text.contains(word);
    }

    /** Whether a secret is there, as it is, in hexadecimal digits, in base64, or as the bytes that it is itself the base64 of. */
    public boolean reveals(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String inner = innerBytes(secret);
        return contains(secret) || lowerCase.contains(HexFormat.of().formatHex(bytes))
                || inner != null && lowerCase.contains(inner) || base64(bytes).stream().anyMatch(this::contains);
    }

    private static String innerBytes(String secret) {
        try {
            return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** The parts of the encoded forms that do not depend on what stands before and after, for each of the three ways to be aligned. */
    private static List<String> base64(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int skipped = 0; skipped < 3; skipped++) {
            int whole = (bytes.length - skipped) / 3 * 3;
            byte[] part = Arrays.copyOfRange(bytes, skipped, skipped + whole);
            forms.add(Base64.getEncoder().encodeToString(part));
            forms.add(Base64.getUrlEncoder().encodeToString(part));
        }
        return forms;
    }

    /** Whatever looks like a private key: in PEM, as a JWK, or any base64 of a PKCS #8 structure. */
    List<String> privateKeysThatAreReadable() {
        List<String> found = new ArrayList<>();
        if (text.contains("PRIVATE KEY")) {
            found.add("PEM");
        }
        if (Pattern.compile("\"d\"\\s*:").matcher(text).find()) {
            found.add("JWK");
        }
        Matcher encoded = ENCODED.matcher(text);
        while (encoded.find()) {
            if (isPrivateKey(encoded.group())) {
                found.add("PKCS #8");
            }
        }
        return found;
    }

    private static boolean isPrivateKey(String base64) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                byte[] decoded = Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(decoded));
                return true;
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // No key of that kind.
            }
        }
        return false;
    }
}
