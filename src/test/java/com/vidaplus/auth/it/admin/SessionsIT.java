package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Answer;
import com.vidaplus.auth.it.client.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsIT extends AdminIT {

    private final String email = newEmail();
    private final String id = admin.created(Map.of("email", email, "password", PASSWORD)).text("id");
    private final String path = "/admin/accounts/" + id + "/sessions";
    private final TestClient client = CLIENTS.a().scopes("records:read").added();

    @Test
    void theSessionsOfAnAccountAreListed() {
        answers(admin.get(path), 200);
        assertThat(list()).isEmpty();
        oauth(client, "grant_type", "password", "username", email, "password", PASSWORD, "scope", "records:read");
        oauthSignIn(client, email, PASSWORD);
        CLIENT.signIn(email, PASSWORD);

        assertThat(list()).hasSize(2).allSatisfy(session -> assertThat(session.get("client_id")).isEqualTo(client.id()));
        assertThat(list()).extracting(session -> session.get("scope")).contains("records:read");
    }

    @Test
    void oneEndsAndTheOtherGoesOn() {
        Answer first = oauthSignIn(client, email, PASSWORD);
        String sid = (String) list().get(0).get("sid");
        Answer second = oauthSignIn(client, email, PASSWORD);

        answers(admin.delete(path + "/" + sid), 204);

        assertThat(oauthRefresh(client, first.refreshToken()).status()).isEqualTo(400);
        assertThat(isActive(first.accessToken())).isFalse();
        assertThat(isActive(second.accessToken())).isTrue();
        assertThat(oauthRefresh(client, second.refreshToken()).status()).isEqualTo(200);
        assertThat(list()).hasSize(1);
        answers(admin.delete(path + "/" + sid), 404);
        assertThat(auditOf(id)).filteredOn(entry -> "session-ended".equals(entry.get("type"))).singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("sid", sid).containsEntry("actor", admin.get("/account").text("id")));
    }

    @Test
    void allEndAtOnceWithThoseOfTheApiDoor() {
        Answer oauth = oauthSignIn(client, email, PASSWORD);
        String api = CLIENT.signIn(email, PASSWORD).accessToken();

        answers(admin.delete(path), 204);

        assertThat(oauthRefresh(client, oauth.refreshToken()).status()).isEqualTo(400);
        assertThat(isActive(oauth.accessToken())).isFalse();
        assertThat(CLIENT.refresh(api).status()).isEqualTo(401);
        assertThat(list()).isEmpty();
        assertThat(CLIENT.signIn(email, PASSWORD).status()).as("the password is as before").isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfAnotherAccountByItsId() {
        oauthSignIn(client, email, PASSWORD);
        String sid = (String) list().get(0).get("sid");
        String other = admin.created(Map.of("email", newEmail())).text("id");

        answers(admin.delete("/admin/accounts/" + other + "/sessions/" + sid), 404);

        assertThat(list()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list() {
        return (List<Map<String, Object>>) admin.get(path).json().get("sessions");
    }
}
