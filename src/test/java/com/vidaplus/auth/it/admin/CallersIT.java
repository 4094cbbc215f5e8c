package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersIT extends AdminIT {

    private static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /admin/accounts", "POST /admin/accounts", "POST /admin/accounts/import", "GET /admin/accounts/export",
        "GET /admin/accounts/x", "PATCH /admin/accounts/x", "DELETE /admin/accounts/x", "PUT /admin/accounts/x/password",
        "GET /admin/accounts/x/sessions", "DELETE /admin/accounts/x/sessions", "DELETE /admin/accounts/x/sessions/y",
        "GET /admin/accounts/x/export", "POST /admin/accounts/x/erasure", "GET /admin/clients", "POST /admin/clients",
        "GET /admin/clients/x", "PATCH /admin/clients/x", "DELETE /admin/clients/x", "POST /admin/clients/x/secret",
        "GET /admin/keys", "POST /admin/keys", "DELETE /admin/keys/x", "GET /admin/audit", "GET /admin/audit/verify",
        "GET /metrics"})
    void noOperationIsForNobodyOrForAnAccountWithoutTheGroup(String operation) {
        String method = operation.split(" ")[0];
        String path = operation.split(" ")[1];
        String type = path.endsWith("/import") ? "application/x-ndjson" : "application/json";
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";

        Answer nobody = bearer(null).typed(method, path, body == null ? null : type, body);
        answers(nobody, 401);
        assertThat(nobody.header("WWW-Authenticate")).contains("Bearer");

        Answer garbage = bearer("garbage").typed(method, path, body == null ? null : type, body);
        answers(garbage, 401);
        assertThat(garbage.header("WWW-Authenticate")).contains(INVALID_TOKEN);

        Answer ordinary = bearer(Ordinary.TOKEN).typed(method, path, body == null ? null : type, body);
        answers(ordinary, 403);
        assertThat(ordinary.header("WWW-Authenticate")).hasValueSatisfying(challenge ->
                assertThat(challenge).contains("insufficient_scope", path.equals("/metrics") ? "metrics" : "admin"));
    }

    /** One for all operations. */
    private static final class Ordinary {
        static final String TOKEN = CLIENT.signIn(ACCOUNTS.add(PASSWORD, "doctors", "administrators"), PASSWORD).accessToken();
    }

    @Test
    void whoIsRefusedIsRecorded() {
        String email = ACCOUNTS.add(PASSWORD, "doctors");
        AdminDoor ordinary = bearer(CLIENT.signIn(email, PASSWORD).accessToken());
        String id = ordinary.get("/account").text("id");
        answers(ordinary.get("/admin/keys"), 403);
        answers(ordinary.get("/metrics"), 403);
        answers(bearer("garbage").get("/admin/clients"), 401);
        answers(bearer(null).get("/admin/accounts"), 401);

        List<?> mine = (List<?>) admin.get("/admin/audit?type=administration-refused&actor=" + id).json().get("entries");
        assertThat(mine).extracting(entry -> (Object) ((Map<?, ?>) entry).get("detail")).containsExactlyInAnyOrder(
                Map.of("door", "KeysResource", "reason", "insufficient-role", "role", "admin"),
                Map.of("door", "MetricsResource", "reason", "insufficient-role", "role", "metrics"));
        List<?> all = (List<?>) admin.get("/admin/audit?type=administration-refused&limit=200").json().get("entries");
        assertThat(all).extracting(entry -> (Object) ((Map<?, ?>) entry).get("detail")).contains(
                Map.of("door", "ClientsResource", "reason", "access-token-not-valid"),
                Map.of("door", "AccountsResource", "reason", "no-access-token"));
    }

    @Test
    void theOwnAccountIsForNobodyElse() {
        answers(bearer(null).get("/account"), 401);
        answers(bearer("garbage").get("/account"), 401);
        answers(bearer(null).put("/account/password", Map.of("old_password", PASSWORD, "new_password", OTHER_PASSWORD)), 401);
    }

    @Test
    void anExpiredTokenOfAnAdminDoesNotCount() {
        String token = CLIENT.signIn(operator(), PASSWORD).accessToken();
        ForgedToken good = ForgedToken.of(service(), PublishedKeys.of(CLIENT).verify(token).claims());
        answers(bearer(good.signed()).get("/admin/keys"), 200);

        String expired = good.claim("exp", Instant.now().getEpochSecond() - 1).signed();

        for (String path : new String[] {"/admin/accounts", "/admin/audit", "/account", "/metrics"}) {
            answers(bearer(expired).get(path), 401);
        }
    }

    @Test
    void aRevokedTokenOfAnAdminDoesNotCount() {
        TestClient client = CLIENTS.a().added();
        String token = oauthSignIn(client, operator(), PASSWORD).accessToken();
        answers(bearer(token).get("/admin/keys"), 200);
        assertThat(CLIENT.post("/oauth2/revoke", client.with(Form.of("token", token)), client.headers()).status()).isEqualTo(200);

        for (String path : new String[] {"/admin/accounts", "/admin/audit", "/account"}) {
            answers(bearer(token).get(path), 401);
        }
    }

    @Test
    void whoIsNoAdminAnyMoreIsRefusedAtTheNextRequest() {
        AdminDoor bySql = another("admin");
        String email = bySql.get("/account").text("email");
        answers(bySql.get("/admin/keys"), 200);
        ACCOUNTS.execute("DELETE FROM account_group WHERE account_id = ?", idOf(email, admin));
        answers(bySql.get("/admin/keys"), 403);
        answers(bySql.get("/account"), 200);

        AdminDoor byAnother = another("admin");
        String id = byAnother.get("/account").text("id");
        answers(byAnother.get("/admin/keys"), 200);
        answers(admin.patch("/admin/accounts/" + id, Map.of("groups", List.of("doctors"))), 200);
        answers(byAnother.get("/admin/keys"), 403);
        answers(byAnother.post("/admin/accounts", Map.of("email", newEmail())), 403);
    }

    @Test
    void aGroupThatWasJustGivenCountsAtTheNextRequest() {
        AdminDoor someone = another();
        answers(someone.get("/admin/keys"), 403);
        answers(admin.patch("/admin/accounts/" + someone.get("/account").text("id"), Map.of("groups", List.of("admin"))), 200);
        answers(someone.get("/admin/keys"), 200);
    }

    @Test
    void aMachineClientWithTheScopeMayAndOneWithoutMayNot() {
        TestClient machine = CLIENTS.a().scopes("admin metrics").added();
        String token = oauth(machine, "grant_type", "client_credentials", "scope", "admin").accessToken();
        answers(bearer(token).get("/admin/accounts?limit=1"), 200);
        answers(bearer(token).get("/metrics"), 403);
        answers(bearer(token).get("/account"), 403);
        Answer made = bearer(token).created(Map.of("email", newEmail()));
        assertThat(auditOf(made.text("id"))).singleElement().satisfies(entry -> assertThat(entry).containsEntry("actor", machine.id()));

        String metricsOnly = oauth(machine, "grant_type", "client_credentials", "scope", "metrics").accessToken();
        answers(bearer(metricsOnly).get("/admin/accounts"), 403);
        answers(bearer(metricsOnly).get("/metrics"), 200);

        CLIENTS.setScopes(machine, "metrics");
        answers(bearer(token).get("/admin/accounts"), 403);
        CLIENTS.disable(machine);
        answers(bearer(metricsOnly).get("/metrics"), 401);

        TestClient without = CLIENTS.a().scopes("records:read").added();
        answers(bearer(oauth(without, "grant_type", "client_credentials").accessToken()).get("/admin/accounts"), 403);
    }

    @Test
    void theScopeOfAClientMakesNobodyAnAdminWhoSignsInThroughIt() {
        TestClient client = CLIENTS.a().scopes("admin").added();
        String email = ACCOUNTS.add(PASSWORD);
        String token = oauth(client, "grant_type", "password", "username", email, "password", PASSWORD, "scope", "admin").accessToken();
        answers(bearer(token).get("/admin/keys"), 403);
    }

    @Test
    void aTokenForAnotherAudienceIsGoodThereAndNotHere() {
        TestClient elsewhere = CLIENTS.a().audiences("https://records.example").scopes("admin metrics").added();
        String ofAnAdmin = oauthSignIn(elsewhere, operator(), PASSWORD).accessToken();
        String ofTheClient = oauth(elsewhere, "grant_type", "client_credentials").accessToken();
        String atTheApiDoor = CLIENT.token(elsewhere.with(Form.of("username", operator(), "password", PASSWORD)), elsewhere.headers())
                .accessToken();

        for (String token : List.of(ofAnAdmin, ofTheClient, atTheApiDoor)) {
            assertThat(isActive(token)).as("for whom it is meant").isTrue();
            for (String path : List.of("/admin/keys", "/admin/accounts?limit=1", "/account", "/metrics")) {
                Answer answer = bearer(token).get(path);
                answers(answer, 401);
                assertThat(answer.header("WWW-Authenticate")).contains(INVALID_TOKEN);
            }
            answers(bearer(token).post("/admin/accounts", Map.of("email", newEmail())), 401);
        }
    }

    @Test
    void aTokenForTheServiceAmongOthersIsGoodHere() {
        TestClient both = CLIENTS.a().audiences("https://records.example " + PublishedKeys.DEFAULT_ISSUER).scopes("admin").added();

        answers(bearer(oauthSignIn(both, operator(), PASSWORD).accessToken()).get("/admin/keys"), 200);
        answers(bearer(oauth(both, "grant_type", "client_credentials").accessToken()).get("/admin/keys"), 200);
    }

    private static AdminDoor another(String... groups) {
        return bearer(CLIENT.signIn(ACCOUNTS.add(PASSWORD, groups), PASSWORD).accessToken());
    }
}
