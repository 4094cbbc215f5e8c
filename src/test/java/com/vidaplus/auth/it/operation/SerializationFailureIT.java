package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.cases.Case;
import com.vidaplus.auth.it.client.Answer;
import com.vidaplus.auth.it.client.AuthClient;
import com.vidaplus.auth.it.client.Form;
import com.vidaplus.auth.it.server.Bootstrap;
import com.vidaplus.auth.it.server.PostgreSqlDatabase;
import com.vidaplus.auth.it.server.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A database that gives up transactions because of others (40001), as one set to SERIALIZABLE does: never the client's mistake. */
@Tag("processes")
class SerializationFailureIT {

    private static final int CALLERS = 20;
    private static final int ROUNDS = 20;

    @Case("F19")
    @Test
    void transactionsThatTheDatabaseGaveUpEndWellOrMayBeTriedAgain(TestReporter reporter) throws Exception {
        Bootstrap first = Bootstrap.random();
        try (PostgreSqlDatabase database = PostgreSqlDatabase.start()) {
            execute(database, "ALTER DATABASE postgres SET default_transaction_isolation = 'serializable'");
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            try (ServiceProcess service = ServiceProcess.runnableJar().environment(database.settings()).environment(first.settings())
                    .start()) {
                AuthClient door = new AuthClient(service.baseUri());
                List<Answer> answers = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    String token = refreshed(door, first, Form.of("grant_type", "password", "username", first.email(), "password",
                            first.password())).refreshToken();
                    Form refresh = Form.of("grant_type", "refresh_token", "refresh_token", token);
                    List<Future<Answer>> uses = new ArrayList<>();
                    for (int caller = 0; caller < CALLERS; caller++) {
                        uses.add(callers.submit(() -> refreshed(door, first, refresh)));
                    }
                    List<Answer> ofRound = new ArrayList<>();
                    for (Future<Answer> use : uses) {
                        ofRound.add(use.get());
                    }
                    assertThat(ofRound).extracting(Answer::status).contains(200);
                    assertThat(ofRound).filteredOn(answer -> answer.status() == 200).extracting(Answer::refreshToken)
                            .as("successors").containsOnly(ofRound.stream().filter(answer -> answer.status() == 200).findFirst()
                            .orElseThrow()
                                    .refreshToken());
                    answers.addAll(ofRound);
                }
                assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503);
                assertThat(answers).filteredOn(answer -> answer.status() == 503)
                        .allMatch(answer -> answer.header("Retry-After").isPresent());
                reporter.publishEntry("answered 503, of " + answers.size(),
                        Long.toString(answers.stream().filter(answer -> answer.status() == 503).count()));
                assertThat(failuresOf(database)).as("transactions that the database gave up").isPositive();
            } finally {
                callers.shutdown();
            }
        }
    }

    private static Answer refreshed(AuthClient door, Bootstrap client, Form form) {
        return door.oauthToken(form, AuthClient.basic(client.clientId(), client.clientSecret()));
    }

    private static void execute(PostgreSqlDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long failuresOf(PostgreSqlDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT xact_rollback FROM pg_stat_database WHERE datname = 'postgres'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
