package com.vidaplus.auth.harness.ledger;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Cluster;
import com.vidaplus.auth.it.races.DatabaseDump;
import com.vidaplus.auth.it.races.FamilyRows;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What comes of holding a ledger against its database and its nodes.
 *
 * @param violations     each with the invariant's number; none is what is wanted
 * @param summary        numbers for the reader
 */
public record Verdict(List<String> violations, String summary) {

    /** Each of so many tokens is looked for in everything that was written; more would take longer than the test. */
    private static final int SAMPLE = 20;

    /**
     * Takes the clients' word against the service's.
     *
     * @param ledger of clients that have settled
     * @param grace  which the nodes were given
     */
    public static Verdict of(Ledger ledger, Cluster cluster, Duration grace) {
        LedgerCheck check = new LedgerCheck(ledger, stored(cluster.families()), grace);
        List<String> violations = new ArrayList<>(check.violations());
        violations.addAll(unverifiable(cluster));
        violations.addAll(readableSecrets(cluster));
        return new Verdict(violations, ledger.size() + " requests: " + ledger.count(200) + " answered 200, " + ledger.count(503)
                + " 503, " + ledger.count(429) + " 429, " + ledger.count(400) + " 400, " + ledger.count(Entry.NO_ANSWER)
                + " not at all; families that could not retry in time: " + check.retriedTooLate() + "; violations: " + violations.size());
    }

    /**
     * Takes the clients' word against the database alone, for a service that is not running.
     *
     * @return what breaks an invariant
     */
    public static List<String> violations(Ledger ledger, FamilyRows rows, Duration grace) {
        return new LedgerCheck(ledger, stored(rows), grace).violations();
    }

    private static StoredFamilies stored(FamilyRows rows) {
        return new StoredFamilies(rows.forked(),
                pairs(rows.texts("SELECT token_hash || ' ' || family_id FROM refresh_token")),
                pairs(rows.texts("SELECT id || ' ' || end_reason FROM refresh_family WHERE ended_at IS NOT NULL")));
    }

    private static Map<String, String> pairs(List<String> lines) {
        Map<String, String> pairs = new HashMap<>();
        lines.forEach(line -> pairs.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return pairs;
    }

    /** I8, of each access token that was handed out, by each node's keys. */
    private static List<String> unverifiable(Cluster cluster) {
        List<String> found = new ArrayList<>();
        for (ServiceProcess node : cluster.nodes()) {
            PublishedKeys keys = PublishedKeys.of(new AuthClient(node.baseUri()));
            for (String token : cluster.handed().accessTokens()) {
                try {
                    keys.verify(token);
                } catch (AssertionError e) {
                    found.add("I8 not verifiable by the keys of " + node.baseUri() + ": " + e.getMessage());
                }
            }
        }
        return found;
    }

    /** I7, of the newest tokens and of what the first account and client know. */
    private static List<String> readableSecrets(Cluster cluster) {
        List<String> handed = new ArrayList<>(cluster.handed().refreshTokens());
        List<String> secrets = new ArrayList<>(handed.subList(Math.max(0, handed.size() - SAMPLE), handed.size()));
        secrets.addAll(cluster.handed().accessTokens().stream().limit(SAMPLE).toList());
        secrets.addAll(List.of(cluster.bootstrap().password(), cluster.bootstrap().clientSecret(), cluster.database().keyEncryptionKey()));
        DatabaseDump dump = DatabaseDump.of(cluster.database());
        Stream<String> inDatabase = secrets.stream().filter(dump::reveals).map(secret -> "I7 a secret can be read in the database");
        Stream<String> inLogs = secrets.stream().filter(secret -> cluster.nodes().stream().anyMatch(node -> node.log().contains(secret)))
                .map(secret -> "I7 a secret can be read in a log");
        return Stream.concat(inDatabase, inLogs).toList();
    }
}
