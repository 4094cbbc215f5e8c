package com.vidaplus.auth.it.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;

/**
 * A hash that another system's own library made, and the password that it was made of.
 *
 * @param kind     the system and what is particular about it
 * @param line     an import line without an address
 * @param password in clear
 */
record ForeignAccounts(String kind, Map<String, Object> line, String password) {

    /** One of each kind that all the vector files have. */
    static List<ForeignAccounts> oneOfEachKind() {
        Stream<ForeignAccounts> foreign = Stream.of("foreign-python.tsv", "foreign-java.tsv", "foreign-more.tsv").flatMap(ForeignAccounts::rows)
                .map(row -> new ForeignAccounts(row[1] + ": " + row[5], line(row[2], row[3]), text(row[4])));
        Stream<ForeignAccounts> own = rows("passwords.tsv")
                .map(row -> new ForeignAccounts(row[3].split(":")[0], line(row[1], ""), text(row[2])));
        Map<String, ForeignAccounts> byKind = Stream.concat(foreign, own).filter(hasPassword())
                .collect(Collectors.toMap(ForeignAccounts::kind, one -> one, (first, second) -> first, LinkedHashMap::new));
        return List.copyOf(byKind.values());
    }

    /** An empty one cannot be sent by a form. */
    private static Predicate<ForeignAccounts> hasPassword() {
        return one -> !one.password.isEmpty() && one.password.length() < 200;
    }

    private static Stream<String[]> rows(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ForeignAccounts.class.getResourceAsStream("/vectors/" + file), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split("\t", -1)).filter(row -> row[0].equals("match")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> line(String stored, String secret) {
        return secret.isEmpty() ? Map.of("password_hash", stored) : Map.of("credentialData", stored, "secretData", secret);
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    /** As a line of an import, with the line's end. */
    String lineFor(String email) {
        Map<String, Object> whole = new LinkedHashMap<>(line);
        whole.put("email", email);
        return JsonUtil.toJson(whole) + "\n";
    }
}
