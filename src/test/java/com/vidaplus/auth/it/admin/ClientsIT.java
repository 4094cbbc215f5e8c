package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.it.races.DatabaseDump;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientsIT extends AdminIT {

    private final String id = "made-" + UUID.randomUUID();
    private final String path = "/admin/clients/" + id;

    private Answer made(String... grants) {
        Answer answer = admin.post("/admin/clients", Map.of("client_id", id, "grant_types", List.of(grants),
                "scopes", List.of("records:read"),
                "access_token_minutes", 5));
        answers(answer, 201);
        return answer;
    }

    @Test
    void aClientThatWasMadeGetsTokens() {
        TestClient client = new TestClient(id, Optional.of(made("client_credentials").text("client_secret")));

        Answer token = oauth(client, "grant_type", "client_credentials", "scope", "records:read");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json()).containsEntry("expires_in", 300L).containsEntry("scope", "records:read");
    }

    @Test
    void whereItIsIsSaid() {
        Answer answer = admin.post("/admin/clients", Map.of("client_id", id + ".~_:x"));
        answers(answer, 201);
        Answer forged = admin.send("POST", "/admin/clients", "{\"client_id\":\"f-" + id + "\"}", "X-Forwarded-Host", "evil.example");
        answers(forged, 201);
        String issuer = CLIENT.get("/.well-known/oauth-authorization-server").text("issuer");
        assertThat(forged.header("Location")).hasValue(issuer + "/admin/clients/f-" + id);
        String location = URI.create(answer.header("Location").orElseThrow()).getPath();
        assertThat(location).isEqualTo(path + ".~_:x");
        answers(admin.get(location), 200);
    }

    @Test
    void itsSecretIsShownOnceAndIsNowhereAfterwards() {
        String first = made("client_credentials").text("client_secret");
        Answer rotated = admin.post(path + "/secret");
        answers(rotated, 200);
        String second = rotated.text("client_secret");

        assertThat(second).isNotEqualTo(first);
        assertThat(oauth(new TestClient(id, Optional.of(first)), "grant_type", "client_credentials").status()).isEqualTo(401);
        assertThat(oauth(new TestClient(id, Optional.of(second)), "grant_type", "client_credentials").status()).isEqualTo(200);
        DatabaseDump dump = DatabaseDump.of(service()::connect, service().databaseKind());
        for (String secret : List.of(first, second)) {
            assertThat(admin.get(path).body()).doesNotContain(secret, "client_secret");
            assertThat(admin.get("/admin/clients?limit=200").body()).doesNotContain(secret, "client_secret");
            assertThat(admin.get("/admin/audit?limit=200&subject=" + id).body()).doesNotContain(secret);
            assertThat(service().log()).doesNotContain(secret);
            assertThat(dump.reveals(secret)).isFalse();
        }
    }

    @Test
    void disablingEndsItsSessionsForGood() {
        TestClient client = new TestClient(id, Optional.of(made("password", "refresh_token").text("client_secret")));
        Answer session = oauthSignIn(client, ACCOUNTS.add(PASSWORD), PASSWORD);
        assertThat(session.status()).isEqualTo(200);

        answers(admin.patch(path, Map.of("enabled", false)), 200);
        assertThat(oauthRefresh(client, session.refreshToken()).status()).isEqualTo(401);
        assertThat(isActive(session.accessToken())).isFalse();

        answers(admin.patch(path, Map.of("enabled", true)), 200);
        assertThat(oauthRefresh(client, session.refreshToken()).status()).isEqualTo(400);
        assertThat(oauthSignIn(client, ACCOUNTS.add(PASSWORD), PASSWORD).status()).isEqualTo(200);
    }

    /** What an operator does about a secret that has leaked. */
    @Test
    void aLeakedTokenOfItsOwnStaysWorthlessWhenItIsEnabledAgain() {
        Answer made = admin.post("/admin/clients", Map.of("client_id", id, "grant_types", List.of("client_credentials"),
                "scopes", List.of("admin")));
        answers(made, 201);
        String leaked = oauth(new TestClient(id, Optional.of(made.text("client_secret"))), "grant_type", "client_credentials").accessToken();
        answers(bearer(leaked).get("/admin/keys"), 200);

        answers(admin.patch(path, Map.of("enabled", false)), 200);
        answers(bearer(leaked).get("/admin/keys"), 401);
        Answer secret = admin.post(path + "/secret");
        answers(secret, 200);
        answers(admin.patch(path, Map.of("enabled", true)), 200);

        answers(bearer(leaked).get("/admin/keys"), 401);
        assertThat(isActive(leaked)).isFalse();
        String own = oauth(new TestClient(id, Optional.of(secret.text("client_secret"))), "grant_type", "client_credentials").accessToken();
        answers(bearer(own).get("/admin/keys"), 200);
    }

    @Test
    void anotherSecretEndsItsOwnTokensAndNobodysSession() {
        TestClient client = new TestClient(id, Optional.of(made("client_credentials", "password", "refresh_token").text("client_secret")));
        Answer session = oauthSignIn(client, ACCOUNTS.add(PASSWORD), PASSWORD);
        String own = oauth(client, "grant_type", "client_credentials").accessToken();
        assertThat(isActive(own)).isTrue();

        TestClient after = new TestClient(id, Optional.of(admin.post(path + "/secret").text("client_secret")));

        assertThat(isActive(own)).isFalse();
        assertThat(isActive(session.accessToken())).isTrue();
        assertThat(oauthRefresh(after, session.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void aClientRegisteredAnewUnderItsNameHasNothingOfTheOneBefore() {
        String email = ACCOUNTS.add(PASSWORD);
        String[] grants = {"client_credentials", "password", "refresh_token"};
        TestClient before = new TestClient(id, Optional.of(made(grants).text("client_secret")));
        Answer session = oauthSignIn(before, email, PASSWORD);
        String own = oauth(before, "grant_type", "client_credentials").accessToken();
        String api = CLIENT.token(Form.of("username", email, "password", PASSWORD), before.headers()).accessToken();

        answers(admin.delete(path), 204);
        TestClient after = new TestClient(id, Optional.of(made(grants).text("client_secret")));

        assertThat(isActive(own)).isFalse();
        assertThat(isActive(session.accessToken())).isFalse();
        assertThat(isActive(session.refreshToken())).isFalse();
        assertThat(oauthRefresh(after, session.refreshToken()).text("error")).isEqualTo("invalid_grant");
        assertThat(CLIENT.refresh(api).status()).isEqualTo(401);
        Answer anew = oauthSignIn(after, email, PASSWORD);
        assertThat(isActive(anew.accessToken())).isTrue();
        assertThat(oauthRefresh(after, anew.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void whatItMayDoChangesAtTheNextRequest() {
        TestClient client = new TestClient(id, Optional.of(made("client_credentials").text("client_secret")));
        answers(admin.patch(path, Map.of("scopes", List.of("other"), "token_typ", "at+jwt")), 200);
        assertThat(oauth(client, "grant_type", "client_credentials", "scope", "records:read").text("error")).isEqualTo("invalid_scope");
        answers(admin.patch(path, Map.of("grant_types", List.of())), 200);
        assertThat(oauth(client, "grant_type", "client_credentials").text("error")).isEqualTo("unauthorized_client");
        Answer minutes = admin.send("PATCH", path, "{\"access_token_minutes\":null}");
        answers(minutes, 200);
        assertThat(minutes.json()).doesNotContainKey("access_token_minutes").containsEntry("scopes", List.of("other"));
        answers(admin.delete(path), 204);
        assertThat(oauth(client, "grant_type", "client_credentials").status()).isEqualTo(401);
        answers(admin.get(path), 404);
        answers(admin.patch(path, Map.of()), 404);
        answers(admin.post(path + "/secret"), 404);
        answers(admin.delete(path), 404);
    }

    @Test
    void aTagThatIsOldChangesNothing() throws Exception {
        String tag = made().header("ETag").orElseThrow();
        List<Integer> statuses = AccountsIT.atOnce(8, i ->
                admin.patch(path, Map.of("audiences", List.of("aud-" + i)), "If-Match", tag).status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        answers(admin.send("POST", path + "/secret", "", "If-Match", tag), 412);
        answers(admin.delete(path, "If-Match", tag), 412);
        Answer read = admin.get(path);
        assertThat((List<?>) read.json().get("audiences")).hasSize(1);
        answers(admin.delete(path, "If-Match", read.header("ETag").orElseThrow()), 204);
    }

    @Test
    void aPublicClientHasNoSecret() {
        Answer made = admin.post("/admin/clients", Map.of("client_id", id, "confidential", false, "grant_types", List.of("refresh_token")));
        answers(made, 201);
        assertThat(made.json()).doesNotContainKey("client_secret").containsEntry("confidential", false);
        answers(admin.post(path + "/secret"), 422);
        answers(admin.patch(path, Map.of("may_introspect", true)), 422);
        answers(admin.patch(path, Map.of("grant_types", List.of("client_credentials"))), 422);
    }

    @Test
    void whatNoClientMayBeIsRefused() {
        made();
        answers(admin.post("/admin/clients", Map.of("client_id", id)), 409);
        for (String body : List.of("{}", "{'client_id':''}", "{'client_id':'a b'}", "{'client_id':'a@b'}", "{'client_id':'a/b'}", "{'client_id':'..'}", "{'client_id':7}",
                "{'client_id':'x','secret':'mine'}", "{'client_id':'x','grant_types':['implicit']}",
                "{'client_id':'x','grant_types':'password'}",
                "{'client_id':'x','scopes':['a b']}", "{'client_id':'x','audiences':['']}", "{'client_id':'x','access_token_minutes':0}",
                "{'client_id':'x','access_token_minutes':1.5}", "{'client_id':'x','access_token_minutes':1e99}",
                "{'client_id':'x','access_token_minutes':1441}", "{'client_id':'x','token_typ':'none'}",
                "{'client_id':'x','enabled':'yes'}")) {
            Answer answer = admin.send("POST", "/admin/clients", body.replace('\'', '"'));
            answers(answer, 422);
            assertThat((List<?>) answer.json().get("errors")).as(body).isNotEmpty();
        }
        answers(admin.get("/admin/clients/x"), 404);
    }

    @Test
    void nullRemovesWhatCanBeRemovedAndIsRefusedElsewhere() {
        made("client_credentials");
        for (String body : List.of("{'enabled':null}", "{'token_typ':null}", "{'may_introspect':null}",
                "{'scopes':['a'],'scopes':['admin']}", "{'scopes':null,'enabled':null}")) {
            answers(admin.send("PATCH", path, body.replace('\'', '"')), 422);
        }
        assertThat(admin.get(path).json()).containsEntry("scopes", List.of("records:read")).containsEntry("access_token_minutes", 5L);
        Answer bare = admin.send("PATCH", path, "{\"scopes\":null,\"grant_types\":null,\"access_token_minutes\":null}");
        answers(bare, 200);
        assertThat(bare.json()).containsEntry("scopes", List.of()).containsEntry("grant_types", List.of()).containsEntry("token_typ", "JWT")
                .doesNotContainKey("access_token_minutes");
    }

    @Test
    void noClientIsNamedAsAnAccountIs() {
        String uuid = UUID.randomUUID().toString();
        for (String name : List.of(uuid, uuid.toUpperCase(Locale.ROOT), uuid.replace("-", ""), uuid.replace("-", ":"), "urn:uuid:" + uuid,
                "-" + uuid, admin.get("/account").text("id"))) {
            answers(admin.post("/admin/clients", Map.of("client_id", name)), 422);
            answers(admin.get("/admin/clients/" + name), 404);
        }
        answers(admin.post("/admin/clients", Map.of("client_id", "app-" + uuid)), 201);
    }

    @Test
    void ofManyWhoRegisterTheSameClientAtOnceOneSucceeds() throws Exception {
        List<Integer> statuses = AccountsIT.atOnce(8, i -> admin.post("/admin/clients", Map.of("client_id", id)).status());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void aChangeOfTwoThingsRecordsBothWithWhatWasAddedAndRemoved() {
        made("client_credentials");
        answers(admin.patch(path, Map.of("enabled", false, "scopes", List.of("admin"), "may_introspect", true)), 200);
        assertThat(auditOf(id)).extracting(entry -> entry.get("type")).containsExactlyInAnyOrder("client-changed", "client-disabled",
                "client-created");
        assertThat(auditOf(id)).filteredOn(entry -> entry.get("type").equals("client-changed")).singleElement().satisfies(entry ->
                assertThat(entry).containsEntry("detail", Map.of("scopes_added", "admin", "scopes_removed", "records:read",
                        "may_introspect", "true", "way", "patch")));
    }

    @Test
    void everyClientIsOnOnePage() {
        made();
        int found = 0;
        String next = "";
        while (next != null) {
            Map<String, Object> page = admin.get("/admin/clients?limit=3" + next).json();
            found += (int) ((List<?>) page.get("clients")).stream()
                    .filter(client -> id.equals(((Map<?, ?>) client).get("client_id"))).count();
            next = page.containsKey("next") ? "&after=" + page.get("next") : null;
        }
        assertThat(found).isEqualTo(1);
    }

    @Test
    void everyChangeIsInTheAuditLogWithWhoDidIt() {
        made();
        answers(admin.patch(path, Map.of("scopes", List.of("a"))), 200);
        answers(admin.patch(path, Map.of("enabled", false)), 200);
        answers(admin.patch(path, Map.of("enabled", true)), 200);
        answers(admin.post(path + "/secret"), 200);
        answers(admin.delete(path), 204);
        String operator = admin.get("/account").text("id");
        assertThat(auditOf(id)).extracting(entry -> entry.get("type")).containsExactly("client-deleted", "client-secret-rotated",
                "client-enabled", "client-disabled", "client-changed", "client-created");
        assertThat(auditOf(id)).extracting(entry -> entry.get("actor")).containsOnly(operator);
    }
}
