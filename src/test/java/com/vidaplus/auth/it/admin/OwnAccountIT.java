package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnAccountIT extends AdminIT {

    private final String email = newEmail();
    private final String id = admin.created(Map.of("email", email, "password", PASSWORD, "groups", List.of("doctors"))).text("id");

    @Test
    void whoeverIsSignedInSeesTheirAccount() {
        assertThat(me().get("/account").json()).containsEntry("id", id).containsEntry("email", email)
                .containsEntry("groups", List.of("doctors"));
        TestClient client = CLIENTS.a().added();
        assertThat(bearer(oauthSignIn(client, email, PASSWORD).accessToken()).get("/account").json()).containsEntry("id", id);
    }

    @Test
    void aNewPasswordEndsEverySession() {
        TestClient client = CLIENTS.a().added();
        Answer oauth = oauthSignIn(client, email, PASSWORD);
        AdminDoor me = me();

        answers(me.put("/account/password", Map.of("old_password", PASSWORD, "new_password", OTHER_PASSWORD)), 204);

        answers(me.get("/account"), 401);
        assertThat(oauthRefresh(client, oauth.refreshToken()).status()).isEqualTo(400);
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(CLIENT.signIn(email, OTHER_PASSWORD).status()).isEqualTo(200);
        assertThat(auditOf(id)).filteredOn(entry -> "password-changed".equals(entry.get("type"))).singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("actor", id));
    }

    @Test
    void theOldPasswordIsNeeded() {
        Answer wrong = me().put("/account/password", Map.of("old_password", "not " + PASSWORD, "new_password", OTHER_PASSWORD));
        answers(wrong, 403);
        assertThat(wrong.text("detail")).isEqualTo("The old password is wrong");
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theNewOneHasToKeepTheRules() {
        Answer refused = me().put("/account/password", Map.of("old_password", PASSWORD, "new_password", "short"));
        answers(refused, 422);
        assertThat((List<?>) refused.json().get("errors")).isNotEmpty();
        for (String body : List.of("{}", "{\"old_password\":\"" + PASSWORD + "\"}", "{\"old_password\":1,\"new_password\":2}", "[]", "")) {
            answers(me().typed("PUT", "/account/password", "application/json", body), 422);
        }
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void passwordsAreInNoLog() {
        String secret = "the " + UUID.randomUUID() + " of doom";
        answers(me().put("/account/password", Map.of("old_password", secret, "new_password", secret)), 403);
        answers(me().put("/account/password", Map.of("old_password", PASSWORD, "new_password", secret)), 204);
        assertThat(service().log()).doesNotContain(secret);
        assertThat(admin.get("/admin/audit?limit=200").body()).doesNotContain(secret);
    }

    private AdminDoor me() {
        return bearer(CLIENT.signIn(email, PASSWORD).accessToken());
    }
}
