package com.vidaplus.auth.it.roundtrip;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one request asked of the database.
 *
 * @param roundTrips   how often it waited for an answer
 * @param statements   how many statements read or changed rows
 * @param transactions how many were begun by BEGIN; a statement outside of them is one by itself
 */
record Count(int roundTrips, int statements, int transactions) {

    /** Of these round trips, each with the statements that it ran. */
    static Count of(List<List<String>> roundTrips) {
        List<String> all = roundTrips.stream().flatMap(List::stream).map(String::strip).toList();
        return new Count(roundTrips.size(), (int) all.stream().filter(Count::isOfRows).count(),
                (int) all.stream().filter(sql -> begins(sql, "BEGIN")).count());
    }

    private static boolean isOfRows(String sql) {
        return Stream.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "MERGE").anyMatch(word -> begins(sql, word));
    }

    private static boolean begins(String sql, String word) {
        return sql.regionMatches(true, 0, word, 0, word.length());
    }
}
