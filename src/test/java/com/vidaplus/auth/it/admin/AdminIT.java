package com.vidaplus.auth.it.admin;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the tests of the operators' door share: an operator of their own, and the other doors beside it. */
abstract class AdminIT extends ServiceIT {

    static final String PASSWORD = "a violet teapot sings at dusk";
    static final String OTHER_PASSWORD = "nine otters paint the harbour";

    static final AuthClient CLIENT = new AuthClient(service().baseUri());
    static final Accounts ACCOUNTS = new Accounts(service()::connect);
    static final Clients CLIENTS = new Clients(ACCOUNTS);
    static final TestClient INSPECTOR = new TestClient(service().clientId(), Optional.of(service().clientSecret()));

    private static String operatorEmail;
    private static String operatorToken;

    final AdminDoor admin = new AdminDoor(CLIENT, operatorToken());

    static synchronized String operator() {
        if (operatorEmail == null) {
            operatorEmail = ACCOUNTS.add(PASSWORD, "admin");
        }
        return operatorEmail;
    }

    /** One for all tests, since each sign-in costs a hash. */
    private static synchronized String operatorToken() {
        if (operatorToken == null) {
            operatorToken = CLIENT.signIn(operator(), PASSWORD).accessToken();
        }
        return operatorToken;
    }

    static String newEmail() {
        return "made-" + UUID.randomUUID() + "@vidaplus.example";
    }

    static String idOf(String email, AdminDoor door) {
        Object found = ((List<?>) door.get("/admin/accounts?email=" + email).json().get("accounts")).get(0);
        return (String) ((Map<?, ?>) found).get("id");
    }

    static AdminDoor bearer(String token) {
        return new AdminDoor(CLIENT, token);
    }

    static Answer oauth(TestClient client, String... form) {
        return CLIENT.oauthToken(client.with(Form.of(form)), client.headers());
    }

    static Answer oauthSignIn(TestClient client, String email, String password) {
        return oauth(client, "grant_type", "password", "username", email, "password", password);
    }

    static Answer oauthRefresh(TestClient client, String refreshToken) {
        return oauth(client, "grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    static boolean isActive(String token) {
        return Boolean.TRUE.equals(CLIENT.introspect(token, INSPECTOR.headers()).json().get("active"));
    }

    /** Does something to the database behind the service's back. */
    static void execute(String sql, Object... parameters) {
        try (Connection connection = service().connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void answers(Answer answer, int status) {
        AdminDoor.answers(answer, status);
    }

    /** Audit entries about that subject, newest first, as the door shows them. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> auditOf(String subject) {
        return (List<Map<String, Object>>) admin.get("/admin/audit?limit=200&subject=" + subject).json().get("entries");
    }
}
