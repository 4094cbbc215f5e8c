package com.vidaplus.auth.harness.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * What the service answered.
 *
 * @param headers by name, in any case
 * @param body    as it came
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    public Answer {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The one value of a header; fails where it was sent twice. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new AssertionError(name + " was sent " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    /** The body as a JSON object; fails where it is none, or repeats a member. */
    public Map<String, Object> json() {
        try {
            return JsonUtil.parseJson(body);
        } catch (JoseException e) {
            throw new AssertionError("Not a JSON object: " + body, e);
        }
    }

    /** A member of the body that is a string; fails where there is none. */
    public String text(String member) {
        if (json().get(member) instanceof String text) {
            return text;
        }
        throw new AssertionError("No string " + member + " in answer " + status + " " + json().keySet());
    }

    public String accessToken() {
        return text("access_token");
    }

    public String refreshToken() {
        return text("refresh_token");
    }
}
