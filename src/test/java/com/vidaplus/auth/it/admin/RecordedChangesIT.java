package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A change and what is recorded of it are one: where the second cannot be stored, the first is not made. */
class RecordedChangesIT extends AdminIT {

    private final String email = newEmail();
    private final String id = admin.created(Map.of("email", email, "password", PASSWORD, "groups", List.of("doctors"))).text("id");
    private final String account = "/admin/accounts/" + id;
    private final String clientId = "made-" + UUID.randomUUID();
    private final String client = "/admin/clients/" + clientId;

    @Test
    void aChangeThatCannotBeRecordedIsNotMade() {
        TestClient app = CLIENTS.a().added();
        Answer session = oauthSignIn(app, email, PASSWORD);
        answers(admin.post("/admin/clients", Map.of("client_id", clientId, "scopes", List.of("a"))), 201);
        String sid = (String) ((Map<?, ?>) ((List<?>) admin.get(account + "/sessions").json().get("sessions")).get(0)).get("sid");
        String before = admin.get(account).body() + admin.get(client).body();
        String other = newEmail();
        String keys = admin.get("/admin/keys").body();
        String activeKey = (String) ((Map<?, ?>) ((List<?>) admin.get("/admin/keys").json().get("keys")).get(0)).get("kid");

        List<Supplier<Answer>> changes = List.of(
                () -> admin.post("/admin/accounts", Map.of("email", other)),
                () -> admin.patch(account, Map.of("enabled", false)),
                () -> admin.patch(account, Map.of("groups", List.of("admin"))),
                () -> admin.put(account + "/password", Map.of("password", OTHER_PASSWORD)),
                () -> admin.delete(account + "/sessions/" + sid),
                () -> admin.delete(account + "/sessions"),
                () -> admin.post(account + "/erasure"),
                () -> admin.delete(account),
                () -> admin.importing("{\"email\":\"" + other + "\",\"groups\":[\"admin\"]}\n"),
                () -> admin.post("/admin/clients", Map.of("client_id", "x-" + clientId)),
                () -> admin.patch(client, Map.of("scopes", List.of("admin"))),
                () -> admin.post(client + "/secret"),
                () -> admin.post("/admin/keys"),
                () -> admin.delete("/admin/keys/" + activeKey),
                () -> admin.delete(client));
        execute("ALTER TABLE audit_pending RENAME TO audit_pending_away");
        try {
            changes.forEach(change -> answers(change.get(), 503));
        } finally {
            execute("ALTER TABLE audit_pending_away RENAME TO audit_pending");
        }

        assertThat(admin.get(account).body() + admin.get(client).body()).isEqualTo(before);
        assertThat(admin.get("/admin/keys").body()).isEqualTo(keys);
        assertThat((List<?>) admin.get("/admin/accounts?email=" + other).json().get("accounts")).isEmpty();
        answers(admin.get("/admin/clients/x-" + clientId), 404);
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
        assertThat(oauthRefresh(app, session.refreshToken()).status()).as("its session goes on").isEqualTo(200);
        assertThat(admin.get("/admin/audit/verify").json()).containsEntry("sound", true);
        assertThat(service().log()).doesNotContain(email, other);
    }
}
