package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.ArrayList;
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
    void everySessionIsListedAndCanBeEndedHoweverManyThereAre() {
        for (int i = 0; i < 230; i++) {
            String sid = id.substring(0, 8) + "-" + i + ".1";
            execute("INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at) VALUES (?, ?, ?, 1000,"
                    + " CURRENT_TIMESTAMP + INTERVAL '1' HOUR)", sid, id, client.id());
        }
        List<String> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> page = admin.get(path + next).json();
            ((List<?>) page.get("sessions")).forEach(session -> found.add((String) ((Map<?, ?>) session).get("sid")));
            next = page.containsKey("next") ? "?after=" + page.get("next") : null;
        }
        assertThat(found).hasSize(230).doesNotHaveDuplicates();
        answers(admin.delete(path + "/" + found.get(229)), 204);
        answers(admin.delete(path + "/" + found.get(229)), 404);
        answers(admin.get(path + "?after=nonsense"), 422);
        answers(admin.get(path + "?limit=0"), 422);
        Answer export = admin.get("/admin/accounts/" + id + "/export");
        assertThat((List<?>) export.json().get("sessions")).hasSize(229);
        assertThat((List<?>) export.json().get("ended_sessions")).hasSize(1);
    }

    @Test
    void whatHasEndedIsNotListedAsAliveNorInThePersonalExport() {
        oauthSignIn(client, email, PASSWORD);
        assertThat(list()).hasSize(1);
        String sid = (String) list().get(0).get("sid");

        answers(admin.delete(path), 204);

        assertThat(list()).isEmpty();
        answers(admin.delete(path + "/" + sid), 404);
        Map<String, Object> export = admin.get("/admin/accounts/" + id + "/export").json();
        assertThat((List<?>) export.get("sessions")).isEmpty();
        assertThat((List<?>) export.get("ended_sessions")).hasSize(1);

        oauthSignIn(client, email, PASSWORD);
        assertThat(list()).hasSize(1);
        answers(admin.patch("/admin/clients/" + client.id(), Map.of("enabled", false)), 200);
        assertThat(list()).isEmpty();
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
