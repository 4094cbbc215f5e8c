package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** The operators' door for the bearer of one token; every answer is held against openapi.yaml. */
final class AdminDoor {

    private static final String JSON = "application/json";

    private final AuthClient client;
    private final String token;

    /** @param token null for nobody */
    AdminDoor(AuthClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** The token, for a request that this door cannot make. */
    String token() {
        return token;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, JsonUtil.toJson(Map.copyOf(body)));
    }

    Answer post(String path) {
        return send("POST", path, "");
    }

    Answer patch(String path, Map<String, ?> body, String... headers) {
        return send("PATCH", path, JsonUtil.toJson(Map.copyOf(body)), headers);
    }

    Answer put(String path, Map<String, ?> body, String... headers) {
        return send("PUT", path, JsonUtil.toJson(Map.copyOf(body)), headers);
    }

    /** Lines of an import. */
    Answer importing(String lines) {
        return typed("POST", "/admin/accounts/import", "application/x-ndjson", lines);
    }

    /** Any body, said to be JSON. */
    Answer send(String method, String path, String body, String... headers) {
        return typed(method, path, body == null || body.isEmpty() ? null : JSON, body, headers);
    }

    Answer typed(String method, String path, String contentType, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (contentType != null) {
            all.addAll(List.of("Content-Type", contentType));
        }
        return client.send(method, path, body, all.toArray(String[]::new));
    }

    /** The status, and nothing of the service's inside. */
    static void answers(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    /** An account that is made for the test. */
    Answer created(Map<String, ?> account) {
        Answer answer = post("/admin/accounts", account);
        answers(answer, 201);
        return answer;
    }
}
