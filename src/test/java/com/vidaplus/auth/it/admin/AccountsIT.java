package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsIT extends AdminIT {

    @Test
    void anAccountThatWasMadeSignsInWithItsGroups() {
        String email = newEmail();
        Answer made = admin.created(Map.of("email", email.toUpperCase(Locale.ROOT), "password", PASSWORD, "groups", List.of("doctors")));

        assertThat(made.json()).containsEntry("email", email).containsEntry("enabled", true)
                .containsEntry("groups", List.of("doctors")).containsEntry("has_password", true);
        assertThat(made.header("Location")).hasValueSatisfying(address ->
                assertThat(address).endsWith("/admin/accounts/" + made.text("id")));
        Answer read = admin.get("/admin/accounts/" + made.text("id"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountWithoutAPasswordCannotSignInUntilItHasOne() {
        String email = newEmail();
        String id = admin.created(Map.of("email", email)).text("id");
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);

        answers(admin.put("/admin/accounts/" + id + "/password", Map.of("password", PASSWORD)), 200);

        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Case("B09")
    @Test
    void anAddressIsTakenOnce() {
        String email = newEmail();
        String other = newEmail();
        admin.created(Map.of("email", email));
        String id = admin.created(Map.of("email", other)).text("id");

        answers(admin.post("/admin/accounts", Map.of("email", email.toUpperCase(Locale.ROOT))), 409);
        answers(admin.patch("/admin/accounts/" + id, Map.of("email", email)), 409);
        assertThat(admin.get("/admin/accounts/" + id).text("email")).isEqualTo(other);
    }

    @Case("B09")
    @Test
    void oneOfManyWhoMakeTheSameAddressAtOnceSucceeds() throws Exception {
        String email = newEmail();
        List<Integer> statuses = atOnce(8, i -> admin.post("/admin/accounts", Map.of("email", email)).status());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(service().log()).as("no layer logs the key that is taken").doesNotContain(email);
    }

    @Test
    void ofManyWhoTakeTheSameAddressAtOnceOneSucceedsAndTheLogHasItNot() throws Exception {
        String email = newEmail();
        List<String> paths = IntStream.range(0, 8).mapToObj(i -> "/admin/accounts/" + admin.created(Map.of("email", newEmail())).text("id"))
                .toList();
        List<Integer> statuses = atOnce(8, i -> admin.patch(paths.get(i), Map.of("email", email)).status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(service().log()).doesNotContain(email);
    }

    @Test
    void nullRemovesWhatCanBeRemovedAndIsRefusedElsewhere() {
        String path = "/admin/accounts/" + admin.created(Map.of("email", newEmail(), "groups", List.of("a", "b"))).text("id");
        for (String body : List.of("{'email':null}", "{'enabled':null}", "{'groups':null,'email':null}", "{'groups':['a'],'groups':['b']}",
                "{'enabled':true,'enabled':false}")) {
            answers(admin.send("PATCH", path, body.replace('\'', '"')), 422);
        }
        assertThat(admin.get(path).json()).containsEntry("groups", List.of("a", "b")).containsEntry("enabled", true);
        answers(admin.typed("PATCH", path, "application/merge-patch+json", "{\"groups\":null}"), 200);
        assertThat(admin.get(path).json()).containsEntry("groups", List.of()).containsEntry("enabled", true);
    }

    /** One byte for a character, three, four, and two or six by JSON's escapes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u6f22", "\ud83d\ude00", "\"", "\u2028"})
    void theMostGroupsThatAnAccountMayHaveMakeATokenThatEveryDoorTakes(String text) {
        String email = "e".repeat(20) + UUID.randomUUID() + "@" + ("d".repeat(50) + ".").repeat(3) + "vidaplus.example";
        String id = admin.created(Map.of("email", email, "password", PASSWORD)).text("id");
        List<String> groups = new ArrayList<>();
        Answer answer = null;
        for (int count = 5; count < 100 && (answer == null || answer.status() == 200); count += 5) {
            groups = IntStream.range(0, count).mapToObj(i -> i + text.repeat(20)).toList();
            answer = admin.patch("/admin/accounts/" + id, Map.of("groups", groups));
        }
        answers(answer, 422);
        assertThat(answer.body()).contains("groups must be", "bytes");
        List<?> most = (List<?>) admin.get("/admin/accounts/" + id).json().get("groups");
        assertThat(most).hasSize(groups.size() - 5);
        TestClient client = CLIENTS.a().scopes("s".repeat(700)).audiences(PublishedKeys.DEFAULT_ISSUER + " " + "u".repeat(300)).added();

        String token = oauthSignIn(client, email, PASSWORD).accessToken();

        assertThat(isActive(token)).isTrue();
        answers(bearer(token).get("/account"), 200);
        String api = CLIENT.token(client.with(Form.of("username", email, "password", PASSWORD, "scope", "s".repeat(700))),
                client.headers()).accessToken();
        assertThat(CLIENT.refresh(api).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatNoDoorWouldTakeIsNotIssued() {
        String email = ACCOUNTS.add(PASSWORD, IntStream.range(0, 60).mapToObj(i -> i + "\u6f22".repeat(40)).toArray(String[]::new));

        Answer api = CLIENT.signIn(email, PASSWORD);
        assertThat(api.status()).isEqualTo(422);
        assertThat(api.body()).isEqualTo("{\"detail\":[{\"type\":\"token_too_long\",\"loc\":[\"body\"],"
                + "\"msg\":\"The access token would be too long\",\"input\":null}]}");
        Answer oauth = oauthSignIn(CLIENTS.a().added(), email, PASSWORD);
        assertThat(oauth.status()).isEqualTo(400);
        assertThat(oauth.text("error")).isEqualTo("invalid_request");
        assertThat(CLIENT.signIn(email, "not the password at all").status()).as("told to nobody else").isEqualTo(401);
    }

    @Test
    void scopesAndAudiencesOfAClientLeaveRoomForTheGroups() {
        String id = "client-" + UUID.randomUUID();
        Map<String, Object> client = Map.of("client_id", id, "scopes", List.of("s".repeat(100)), "grant_types", List.of("password"));
        answers(admin.post("/admin/clients", client), 201);
        List<String> long100 = IntStream.range(10, 19).mapToObj(i -> i + "x".repeat(98)).toList();

        answers(admin.patch("/admin/clients/" + id, Map.of("scopes", long100)), 200);
        Answer answer = admin.patch("/admin/clients/" + id, Map.of("audiences", long100));

        answers(answer, 422);
        assertThat(answer.body()).contains("scopes and audiences", "too long");
    }

    @Case("B14")
    @Test
    void theAnswerSaysWhichRulesAPasswordBreaks() {
        String local = "anabela" + UUID.randomUUID().toString().substring(0, 8);
        String email = local + "@vidaplus.example";
        assertThat(reasons(email, "short")).anyMatch(reason -> reason.contains("15"));
        assertThat(reasons(email, "passwordpassword")).isNotEmpty();
        assertThat(reasons(email, "the year of " + local)).anyMatch(reason -> reason.contains("e-mail"));
        assertThat(reasons(email, "we love vidaplus so much")).anyMatch(reason -> reason.contains("service"));
        assertThat(reasons(email, "x".repeat(1025))).anyMatch(reason -> reason.contains("1024"));
        assertThat(reasons(email, "abcabcabcabcabcabc")).isNotEmpty();

        String id = admin.created(Map.of("email", email)).text("id");
        answers(admin.put("/admin/accounts/" + id + "/password", Map.of("password", "short")), 422);
    }

    @SuppressWarnings("unchecked")
    private List<String> reasons(String email, String password) {
        Answer answer = admin.post("/admin/accounts", Map.of("email", email, "password", password));
        answers(answer, 422);
        assertThat(answer.body()).doesNotContain("\"" + password);
        return (List<String>) answer.json().get("errors");
    }

    @Test
    void aChangeWithAnOldTagChangesNothing() {
        Answer made = admin.created(Map.of("email", newEmail()));
        String path = "/admin/accounts/" + made.text("id");
        String tag = made.header("ETag").orElseThrow();

        Answer first = admin.patch(path, Map.of("groups", List.of("first")), "If-Match", tag);
        answers(first, 200);
        answers(admin.patch(path, Map.of("groups", List.of("second")), "If-Match", tag), 412);
        answers(admin.put(path + "/password", Map.of("password", PASSWORD), "If-Match", tag), 412);
        answers(admin.delete(path, "If-Match", tag), 412);
        answers(admin.delete(path, "If-Match", "W/" + tag), 412);
        answers(admin.delete(path, "If-Match", "nonsense"), 412);

        Answer read = admin.get(path);
        assertThat(read.json()).isEqualTo(first.json()).containsEntry("groups", List.of("first")).containsEntry("has_password", false);
        answers(admin.delete(path, "If-Match", read.header("ETag").orElseThrow()), 204);
        answers(admin.get(path), 404);
    }

    @Test
    void ofTwentyChangesAtOnceWithTheSameTagOneIsMade() throws Exception {
        Answer made = admin.created(Map.of("email", newEmail()));
        String path = "/admin/accounts/" + made.text("id");
        String tag = made.header("ETag").orElseThrow();

        List<Integer> statuses = atOnce(20, i -> admin.patch(path, Map.of("groups", List.of("group-" + i)), "If-Match", tag).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat((List<?>) admin.get(path).json().get("groups")).hasSize(1);
        assertThat(auditOf(made.text("id"))).extracting(entry -> entry.get("type")).containsExactly("account-changed", "account-created");
    }

    @Case("F11")
    @Test
    void disablingANewPasswordAndAnotherAddressEndEverySessionAtTheNextRequest() {
        endsSessions((id, email) -> admin.patch("/admin/accounts/" + id, Map.of("enabled", false)));
        endsSessions((id, email) -> admin.put("/admin/accounts/" + id + "/password", Map.of("password", OTHER_PASSWORD)));
        endsSessions((id, email) -> admin.patch("/admin/accounts/" + id, Map.of("email", newEmail())));
        endsSessions((id, email) -> {
            answers(admin.patch("/admin/accounts/" + id, Map.of("enabled", false)), 200);
            return admin.patch("/admin/accounts/" + id, Map.of("enabled", true));
        });
    }

    private interface Act {
        Answer on(String id, String email);
    }

    private void endsSessions(Act act) {
        String email = newEmail();
        String id = admin.created(Map.of("email", email, "password", PASSWORD)).text("id");
        TestClient client = CLIENTS.a().added();
        String api = CLIENT.signIn(email, PASSWORD).accessToken();
        Answer oauth = oauthSignIn(client, email, PASSWORD);
        answers(bearer(api).get("/account"), 200);
        assertThat(isActive(oauth.accessToken())).isTrue();

        answers(act.on(id, email), 200);

        assertThat(CLIENT.refresh(api).status()).isEqualTo(401);
        assertThat(oauthRefresh(client, oauth.refreshToken()).status()).isEqualTo(400);
        assertThat(isActive(api)).isFalse();
        assertThat(isActive(oauth.accessToken())).isFalse();
        assertThat(isActive(oauth.refreshToken())).isFalse();
        answers(bearer(api).get("/account"), 401);
        answers(bearer(oauth.accessToken()).get("/account"), 401);
    }

    @Test
    void theOldPasswordAndTheOldAddressAreNoUseAnyMore() {
        String email = newEmail();
        String newEmail = newEmail();
        String path = "/admin/accounts/" + admin.created(Map.of("email", email, "password", PASSWORD)).text("id");

        answers(admin.put(path + "/password", Map.of("password", OTHER_PASSWORD)), 200);
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);
        answers(admin.patch(path, Map.of("email", newEmail)), 200);
        assertThat(CLIENT.signIn(email, OTHER_PASSWORD).status()).isEqualTo(401);
        assertThat(CLIENT.signIn(newEmail, OTHER_PASSWORD).status()).isEqualTo(200);
        answers(admin.patch(path, Map.of("enabled", false)), 200);
        assertThat(CLIENT.signIn(newEmail, OTHER_PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void everyPageTogetherHasEveryAccountOnce() {
        String mark = "page-" + UUID.randomUUID();
        List<String> made = IntStream.range(0, 7).mapToObj(i ->
                admin.created(Map.of("email", mark + i + "@vidaplus.example",
                        "groups", List.of("a", "b"), "enabled", i % 2 == 0)).text("id")).toList();

        List<String> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> page = admin.get("/admin/accounts?limit=2&email=" + mark.toUpperCase(Locale.ROOT) + next).json();
            ((List<?>) page.get("accounts")).forEach(account -> found.add((String) ((Map<?, ?>) account).get("id")));
            next = page.containsKey("next") ? "&after=" + page.get("next") : null;
        }
        assertThat(found).containsExactlyElementsOf(made);
        assertThat((List<?>) admin.get("/admin/accounts?enabled=false&email=" + mark).json().get("accounts")).hasSize(3);
        assertThat((List<?>) admin.get("/admin/accounts?group=b&limit=200&email=" + mark).json().get("accounts")).hasSize(7);
        assertThat((List<?>) admin.get("/admin/accounts?group=c&email=" + mark).json().get("accounts")).isEmpty();
        assertThat((List<?>) admin.get("/admin/accounts?email=%25").json().get("accounts")).as("no wildcard").isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String path = "/admin/accounts/" + UUID.randomUUID();
        answers(admin.get(path), 404);
        answers(admin.patch(path, Map.of("enabled", false)), 404);
        answers(admin.put(path + "/password", Map.of("password", PASSWORD)), 404);
        answers(admin.delete(path), 404);
        answers(admin.get(path + "/sessions"), 404);
        answers(admin.delete(path + "/sessions"), 404);
        answers(admin.delete(path + "/sessions/x"), 404);
        answers(admin.get(path + "/export"), 404);
        answers(admin.post(path + "/erasure"), 404);
    }

    @Test
    void everyChangeIsInTheAuditLogWithWhoDidIt() {
        String operatorId = admin.get("/account").text("id");
        String id = admin.created(Map.of("email", newEmail(), "password", PASSWORD)).text("id");
        String path = "/admin/accounts/" + id;
        answers(admin.patch(path, Map.of("enabled", false)), 200);
        answers(admin.patch(path, Map.of("enabled", true)), 200);
        answers(admin.patch(path, Map.of("groups", List.of("a"), "email", newEmail())), 200);
        answers(admin.put(path + "/password", Map.of("password", OTHER_PASSWORD)), 200);
        answers(admin.delete(path + "/sessions"), 204);
        answers(admin.get(path + "/export"), 200);
        answers(admin.delete(path), 204);

        List<Map<String, Object>> entries = auditOf(id);
        assertThat(entries).extracting(entry -> entry.get("type")).containsExactly("account-deleted", "personal-data-exported",
                "sessions-ended", "password-changed", "account-changed", "account-enabled", "account-disabled", "account-created");
        assertThat(entries).allSatisfy(entry -> assertThat(entry).contains(entry("actor", operatorId)));
        assertThat(entries.get(4)).containsEntry("detail",
                Map.of("changed", "email groups", "groups_added", "a", "way", "patch")).containsEntry("actor_kind", "account");
    }

    static List<Integer> atOnce(int times, IntFunction<Integer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> running = IntStream.range(0, times).mapToObj(i -> threads.submit(() -> {
                start.await();
                return request.apply(i);
            })).toList();
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : running) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }
}
