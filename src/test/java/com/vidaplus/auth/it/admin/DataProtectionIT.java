package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Answer;
import com.vidaplus.auth.it.client.TestClient;
import com.vidaplus.auth.it.races.DatabaseDump;
import com.vidaplus.auth.key.NameKey;
import com.vidaplus.auth.platform.TestSettings;
import java.util.List;
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
