package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Answer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every token that the service handed out, by whichever node. */
public final class Handed {

    private final Queue<String> refreshTokens = new ConcurrentLinkedQueue<>();
    private final Queue<String> accessTokens = new ConcurrentLinkedQueue<>();

    void add(Answer answer) {
        Map<String, Object> json = answer.json();
        accessTokens.add((String) json.get("access_token"));
        if (json.get("refresh_token") instanceof String token) {
            refreshTokens.add(token);
        }
    }

    public List<String> refreshTokens() {
        return refreshTokens.stream().distinct().toList();
    }

    public List<String> accessTokens() {
        return List.copyOf(accessTokens);
    }
}
