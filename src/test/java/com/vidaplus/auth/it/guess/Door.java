package com.vidaplus.auth.it.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The two ways to sign in, which promise the same about guesses in words of their own. */
enum Door {
    API(401, "{\"detail\":\"Too many attempts, try again later\"}") {
        @Override
        Answer signIn(AuthClient client, TestClient shop, String email, String password, String... headers) {
            return client.token(Form.of("username", email, "password", password), headers);
        }
    },
    OAUTH(400, "{\"error\":\"temporarily_unavailable\",\"error_description\":\"Too many attempts, try again later\"}") {
        @Override
        Answer signIn(AuthClient client, TestClient shop, String email, String password, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            all.addAll(List.of(shop.headers()));
            Form form = Form.of("grant_type", "password", "username", email, "password", password);
            return client.oauthToken(form, all.toArray(String[]::new));
        }
    };

    private final int wrong;
    private final String throttled;

    Door(int wrong, String throttled) {
        this.wrong = wrong;
        this.throttled = throttled;
    }

    abstract Answer signIn(AuthClient client, TestClient shop, String email, String password, String... headers);

    Answer signInFrom(String address, AuthClient client, TestClient shop, String email, String password) {
        return signIn(client, shop, email, password, ClientAddress.HEADER, address);
    }

    /** The status of a wrong password. */
    int wrong() {
        return wrong;
    }

    /** In the contract's words, and for no longer than a window of 15 minutes. */
    void assertThrottled(Answer answer) {
        assertThrottledFor(answer, 900);
    }

    void assertThrottledFor(Answer answer, int mostSeconds) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo(throttled);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, mostSeconds);
    }

    /** Everything of an answer but the times in it. */
    static Map<String, List<String>> lessTimes(Answer answer) {
        Map<String, List<String>> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rest.putAll(answer.headers());
        rest.remove("Date");
        rest.remove("Retry-After");
        rest.put("body", List.of(answer.body()));
        return rest;
    }
}
