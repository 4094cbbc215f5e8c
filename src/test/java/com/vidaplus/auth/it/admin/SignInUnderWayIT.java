package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Deadline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator ends while somebody signs in: the sign-in is held between the client's authentication and the end of the hash. */
class SignInUnderWayIT extends AdminIT {

    private static final Duration SOON = Duration.ofSeconds(4);

    private record SignIn(TestClient client, String email) {
    }

    static Stream<Arguments> doors() {
        Function<SignIn, Answer> oauth = signIn -> oauthSignIn(signIn.client, signIn.email, PASSWORD);
        Function<SignIn, Answer> api = signIn -> CLIENT.token(signIn.client.with(Form.of("username", signIn.email, "password", PASSWORD)),
                signIn.client.headers());
        return Stream.of(Arguments.of("OAuth door with a refresh token", "password refresh_token", oauth),
                Arguments.of("OAuth door without one", "password", oauth), Arguments.of("API door", "password", api));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void itDoesNotOutliveTheDisablingOfItsClient(String name, String grants, Function<SignIn, Answer> door) throws Exception {
        SignIn signIn = new SignIn(CLIENTS.a().grants(grants).added(), ACCOUNTS.add(PASSWORD));
        String path = "/admin/clients/" + signIn.client.id();

        Answer answer = held(signIn, door, () -> answers(admin.patch(path, Map.of("enabled", false)), 200));

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("access_token").contains("lient");
        answers(admin.patch(path, Map.of("enabled", true)), 200);
        assertThat(door.apply(signIn).status()).as("a new one").isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void itIsJudgedAnewWhereItsClientWasDisabledAndEnabled(String name, String grants, Function<SignIn, Answer> door) throws Exception {
        SignIn signIn = new SignIn(CLIENTS.a().grants(grants).added(), ACCOUNTS.add(PASSWORD));
        String path = "/admin/clients/" + signIn.client.id();

        Answer answer = held(signIn, door, () -> {
            answers(admin.patch(path, Map.of("enabled", false)), 200);
            answers(admin.patch(path, Map.of("enabled", true)), 200);
        });

        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(door.apply(signIn).status()).as("the same again").isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void itDoesNotOutliveTheDeletionOfItsClient(String name, String grants, Function<SignIn, Answer> door) throws Exception {
        SignIn signIn = new SignIn(CLIENTS.a().grants(grants).added(), ACCOUNTS.add(PASSWORD));

        Answer answer = held(signIn, door, () -> answers(admin.delete("/admin/clients/" + signIn.client.id()), 204));

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    }

    /** The first sign-in makes the guess counters, and the second waits for them: its client has been authenticated by then. */
    private static Answer held(SignIn signIn, Function<SignIn, Answer> door, Runnable meanwhile) throws Exception {
        assertThat(door.apply(signIn).status()).isEqualTo(200);
        try (Connection holding = service().connect(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.executeQuery("SELECT id FROM guess_counter FOR UPDATE").close();
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> door.apply(signIn));
            Deadline.of(SOON, "the sign-in waits").await(SignInUnderWayIT::somebodyWaits);
            try {
                meanwhile.run();
            } finally {
                holding.rollback();
            }
            return answer.join();
        }
    }

    private static boolean somebodyWaits() {
        try (Connection connection = service().connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(connection.getMetaData().getURL().startsWith("jdbc:h2:")
                        ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
                        : "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
