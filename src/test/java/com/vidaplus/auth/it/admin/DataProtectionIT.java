package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.it.races.DatabaseDump;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataProtectionIT extends AdminIT {

    private final String email = newEmail();
    private final String id = admin.created(Map.of("email", email, "password", PASSWORD, "groups", List.of("doctors"))).text("id");
    private final String path = "/admin/accounts/" + id;

    @Test
    void thePersonalDataIsAllThatIsHeldButNoHash() {
        TestClient client = CLIENTS.a().added();
        oauthSignIn(client, email, PASSWORD);
        CLIENT.signIn(email, "not " + PASSWORD);

        Answer export = admin.get(path + "/export");

        answers(export, 200);
        assertThat(export.json().get("account")).isEqualTo(admin.get(path).json());
        assertThat((List<?>) export.json().get("sessions")).hasSize(1);
        assertThat((List<?>) export.json().get("audit")).extracting(entry -> (Object) ((Map<?, ?>) entry).get("type"))
                .contains("sign-in", "sign-in-refused", "account-created");
        assertThat(export.body()).doesNotContain("$argon2");
    }

    @Test
    void thePersonalDataHasEveryEntryHoweverManyThereAre() {
        String chain = "export-" + id.substring(0, 8);
        execute("INSERT INTO audit_event (chain_id, seq, recorded_at, type, subject, detail, hash) VALUES (?, 1, 1000, 'sign-in', ?, '{}', 'x')",
                chain, id);
        for (int rows = 1; rows <= 8_192; rows *= 2) {
            execute("INSERT INTO audit_event (chain_id, seq, recorded_at, type, subject, detail, hash)"
                    + " SELECT chain_id, seq + " + rows + ", recorded_at, type, subject, detail, hash FROM audit_event WHERE chain_id = ?", chain);
        }
        try {
            Answer export = admin.get(path + "/export");
            answers(export, 200);
            List<?> entries = (List<?>) export.json().get("audit");
            assertThat(entries).hasSizeGreaterThan(16_384).doesNotHaveDuplicates();
            assertThat(export.json().get("count")).isEqualTo(Map.of("sessions", 0L, "ended_sessions", 0L, "audit", (long) entries.size()));
        } finally {
            execute("DELETE FROM audit_event WHERE chain_id = '" + chain + "'");
        }
    }

    @Test
    void anExportThatCannotBeFinishedIsRefusedAndNoPartOfItLooksLikeTheWhole() {
        String client = CLIENTS.a().added().id();
        String insert = "INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at) VALUES ('%s.1', '" + id + "', '" + client
                + "', %s, CURRENT_TIMESTAMP + INTERVAL '1' HOUR)";
        for (int i = 0; i < 600; i++) {
            execute(String.format(insert, id.substring(0, 8) + "-" + i, "1000"));
        }
        Answer whole = admin.get(path + "/export");
        answers(whole, 200);
        assertThat(whole.header("Content-Length")).as("tells a connection that breaks")
                .contains(Integer.toString(whole.body().getBytes(StandardCharsets.UTF_8).length));
        // Read last, on the second page, and no time that there can be.
        execute(String.format(insert, id.substring(0, 8) + "-broken", "-9223372036854775807"));
        try {
            answers(admin.get(path + "/export"), 503);
        } finally {
            execute("DELETE FROM refresh_family WHERE account_id = '" + id + "'");
        }
    }

    @Test
    void noImportBringsAnErasedPersonBackUnlessAnOperatorMakesTheAccount() {
        String line = admin.get("/admin/accounts/export").body().lines().filter(one -> one.contains(email)).findFirst().orElseThrow() + "\n";
        answers(admin.post(path + "/erasure"), 200);

        for (String again : List.of(line, line.replaceFirst("\"id\":\"[^\"]+\",", ""), line.replace(email, newEmail()),
                line.replace(email, email.toUpperCase(Locale.ROOT)))) {
            assertThat(ImportIT.results(admin.importing(again))).singleElement().satisfies(result ->
                    assertThat(result).containsEntry("status", "erased").containsKey("reason"));
        }
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);
        answers(admin.get(path), 404);

        String made = admin.created(Map.of("email", email)).text("id");
        assertThat(ImportIT.results(admin.importing(line))).singleElement().satisfies(result ->
                assertThat(result).containsEntry("status", "unchanged"));
        answers(admin.delete("/admin/accounts/" + made), 204);
        assertThat(ImportIT.results(admin.importing(line))).singleElement().satisfies(result ->
                assertThat(result).containsEntry("status", "created").containsEntry("id", id));
    }

    @Test
    void afterAnErasureNothingIdentifiesThePerson() {
        TestClient client = CLIENTS.a().added();
        Answer session = oauthSignIn(client, email, PASSWORD);
        String api = CLIENT.signIn(email, PASSWORD).accessToken();
        CLIENT.signIn(email, "not " + PASSWORD);
        oauthRefresh(client, session.refreshToken());
        String line = admin.get("/admin/accounts/export").body().lines().filter(one -> one.contains(email)).findFirst().orElseThrow();
        String hash = line.replaceAll(".*\"password_hash\":\"([^\"]+)\".*", "$1");
        DatabaseDump before = DatabaseDump.of(service()::connect, service().databaseKind());
        assertThat(before.contains(email)).isTrue();
        assertThat(before.contains(hash)).isTrue();
        String pseudonym = NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", service().keyEncryptionKey())).pseudonym(email);
        assertThat(before.contains(pseudonym)).as("the counters of guesses").isTrue();

        Answer receipt = admin.post(path + "/erasure");

        answers(receipt, 200);
        assertThat(receipt.json()).containsEntry("account_id", id).containsEntry("sessions", 1L);
        DatabaseDump after = DatabaseDump.of(service()::connect, service().databaseKind());
        assertThat(after.reveals(email)).isFalse();
        assertThat(after.contains(email.substring(0, email.indexOf('@')))).isFalse();
        assertThat(after.contains(hash)).isFalse();
        assertThat(after.contains(pseudonym)).isFalse();
        assertThat(after.contains(hash.substring(hash.lastIndexOf('$') + 1))).isFalse();
        assertThat(service().log()).doesNotContain(email);

        answers(admin.get(path), 404);
        answers(admin.post(path + "/erasure"), 404);
        answers(bearer(api).get("/account"), 401);
        assertThat(CLIENT.refresh(api).status()).isEqualTo(401);
        assertThat(oauthRefresh(client, session.refreshToken()).status()).isEqualTo(400);
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(auditOf(id)).filteredOn(entry -> "account-erased".equals(entry.get("type"))).singleElement().satisfies(entry ->
                assertThat(entry).containsEntry("actor", admin.get("/account").text("id"))
                        .containsEntry("detail", Map.of("receipt", receipt.text("receipt"))));
        assertThat(admin.get("/admin/audit/verify").json()).containsEntry("sound", true);
    }
}
