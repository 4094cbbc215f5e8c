package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT extends AdminIT {

    private static final int LIMIT = 16 * 1024;

    static Stream<String> noAccounts() {
        return Stream.of("", " ", "{", "}", "[]", "null", "7", "\"email\"", "{}x", "{'email'}", "{'email':}", "{'email':null}",
                "{'email':7}",
                "{'email':['a@b.example']}", "{'email':{}}", "{'email':''}", "{'email':'a'}", "{'email':'a@'}", "{'email':'@b'}",
                "{'email':'a b@c.example'}",
                "{'email':'\u00e1@b.example'}", "{'email':'a\\u0000@b.example'}", "{'email':'a@b.example','password':7}",
                "{'email':'a@b.example','password':''}", "{'email':'a@b.example','enabled':'true'}", "{'email':'a@b.example','enabled':1}",
                "{'email':'a@b.example','groups':'admin'}", "{'email':'a@b.example','groups':[1]}", "{'email':'a@b.example','groups':['']}",
                "{'email':'a@b.example','groups':['a\\u0000b']}", "{'email':'a@b.example','groups':['\\ud800']}", "{'email':'a@b.example','email':'c@d.example'}",
                "{'email':'a@b.example','groups':['a'],'groups':['b']}", "{'email':'a@b.example','enabled':null}", "{'email':'a@b.example'}{}",
                "{'email':'a@b.example','groups':['" + "g".repeat(101) + "']}", "{'email':'a@b.example','Email':'x'}",
                "{'email':'a@b.example','id':'x'}", "{'email':'a@b.example','version':1}", "{'email':'" + "a".repeat(300) + "@b.example'}",
                "[".repeat(LIMIT), "{'a':".repeat(3_000), "{'email':" + "9".repeat(10_000) + "}", "\ufeff{}", "<account/>");
    }

    @ParameterizedTest
    @MethodSource("noAccounts")
    void whatIsNoAccountIsRefusedWithReasons(String body) {
        Answer answer = admin.typed("POST", "/admin/accounts", "application/json", body.replace('\'', '"'));
        answers(answer, 422);
        assertThat((List<?>) answer.json().get("errors")).isNotEmpty();
    }

    @Test
    void aMistakeIsNeverRepeatedInTheAnswer() {
        Answer answer = admin.send("POST", "/admin/accounts", "{\"my-secret-member\":\"my-secret-value\"}");
        answers(answer, 422);
        assertThat(answer.body()).doesNotContain("my-secret");
    }

    @Test
    void sixteenKibibytesAreReadAndOneMoreIsNot() {
        String start = "{\"email\":\"" + newEmail() + "\"}";
        answers(admin.send("POST", "/admin/accounts", start + " ".repeat(LIMIT - start.length())), 201);
        answers(admin.send("POST", "/admin/accounts", start + " ".repeat(LIMIT + 1 - start.length())), 413);
        answers(admin.send("PATCH", "/admin/accounts/x", " ".repeat(LIMIT + 1)), 413);
        answers(inChunks(start + " ".repeat(LIMIT + 1 - start.length())), 413);
        answers(admin.send("PUT", "/account/password", " ".repeat(LIMIT + 1)), 413);
    }

    /** Its length is not announced. */
    private static Answer inChunks(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return CLIENT.sendBody("POST", "/admin/accounts", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
                "Content-Type", "application/json", "Authorization", "Bearer " + CLIENT.signIn(operator(), PASSWORD).accessToken());
    }

    @Test
    void anotherMediaTypeIsRefused() {
        answers(admin.typed("POST", "/admin/accounts", "text/plain", "{}"), 422);
        answers(admin.typed("POST", "/admin/accounts", "application/x-www-form-urlencoded", "email=a@b.example"), 422);
        answers(admin.typed("POST", "/admin/accounts", "application/json; charset=utf-8", "{\"email\":\"" + newEmail() + "\"}"), 201);
    }

    @Test
    void aMergePatchMayBeCalledWhatItIs() {
        String id = admin.created(Map.of("email", newEmail())).text("id");
        Answer answer = admin.typed("PATCH", "/admin/accounts/" + id, "application/merge-patch+json", "{\"enabled\":false}");
        answers(answer, 200);
        assertThat(answer.json()).containsEntry("enabled", false);
        answers(admin.typed("PATCH", "/admin/clients/x", "application/merge-patch+json", "{\"enabled\":false}"), 404);
        answers(admin.typed("PATCH", "/admin/accounts/" + id, "application/json-patch+json", "[]"), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=x", "limit=", "limit=1e9", "limit=99999999999", "after=%", "after=*",
        "after=a", "after=%00", "enabled=yes", "enabled=", "enabled=TRUE"})
    void whatIsNoSearchIsRefused(String query) {
        String encoded = query.equals("after=%") ? "after=%25" : query;
        answers(admin.get("/admin/accounts?" + encoded), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=AA", "after=_w", "after=7aCA", "email=%00", "group=%00", "email=%ED%A0%80",
        "group=%F0%9F%A6%A6", "email=%27"})
    void aStrangeSearchIsNoError(String query) {
        assertThat(admin.get("/admin/accounts?" + query).status()).isIn(200, 422);
        assertThat(admin.get("/admin/audit?" + query.replace("email", "actor").replace("group", "subject")).status()).isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%27%20OR%201=1", "%C3%A9", "x%0Ay", "..%2Fclients", "a;b=c", "%F0%9F%A6%A6"})
    void aStrangeIdIsNotFound(String id) {
        for (String path : List.of("/admin/accounts/" + id, "/admin/clients/" + id, "/admin/accounts/" + id + "/sessions")) {
            assertThat(admin.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void anIdOfAThousandCharactersIsNotFound() {
        answers(admin.get("/admin/accounts/" + "x".repeat(1_000)), 404);
        answers(admin.get("/admin/clients/" + "x".repeat(1_000)), 404);
        answers(admin.delete("/admin/keys/" + "x".repeat(1_000)), 404);
    }

    @Test
    void anUnknownAddressIsNotFoundAndAnotherMethodIsNotAllowed() {
        for (String path : List.of("/admin/nothing", "/admin/accounts/x/nothing", "/admin/", "/account/nothing", "/account/password/x")) {
            answers(admin.get(path), 404);
            answers(bearer(null).get(path), 404);
        }
        for (String operation : List.of("PUT /admin/accounts", "POST /admin/accounts/x",
                "DELETE /admin/audit", "POST /admin/audit/verify", "PATCH /account", "GET /account/password", "POST /metrics",
                "PUT /admin/clients", "GET /admin/keys/x", "DELETE /admin/keys")) {
            answers(admin.send(operation.split(" ")[0], operation.split(" ")[1], null), 405);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/admin/accounts|GET POST", "/admin/accounts/import|POST", "/admin/accounts/export|GET",
        "/admin/accounts/x|GET PATCH DELETE", "/admin/accounts/x/password|PUT", "/admin/accounts/x/sessions|GET DELETE",
        "/admin/accounts/x/sessions/y|DELETE", "/admin/accounts/x/export|GET", "/admin/accounts/x/erasure|POST",
        "/admin/clients|GET POST", "/admin/clients/x|GET PATCH DELETE", "/admin/clients/x/secret|POST", "/admin/keys|GET POST",
        "/admin/keys/x|DELETE", "/admin/audit|GET", "/admin/audit/verify|GET", "/account|GET", "/account/password|PUT", "/metrics|GET"})
    void everyAddressSaysItsMethodsToAnybody(String path, String methods) {
        for (AdminDoor caller : List.of(bearer(null), admin)) {
            Answer answer = caller.typed("OPTIONS", path, null, null);
            answers(answer, 204);
            assertThat(answer.header("Allow").orElseThrow().split(", ?")).contains(methods.split(" ")).doesNotContain("WHICH");
        }
    }

    @Test
    void anUnknownAddressHasNoMethods() {
        answers(bearer(null).typed("OPTIONS", "/admin/nothing", null, null), 404);
    }

    @Test
    void aChangeOfNothingIsNoError() {
        String id = admin.created(Map.of("email", newEmail())).text("id");
        answers(admin.patch("/admin/accounts/" + id, Map.of()), 200);
        answers(admin.send("PATCH", "/admin/accounts/" + id, "{}"), 200);
        answers(admin.send("PATCH", "/admin/accounts/" + id, "{\"enabled\":null}"), 422);
    }
}
