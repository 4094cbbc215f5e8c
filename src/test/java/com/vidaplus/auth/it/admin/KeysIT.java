package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Answer;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be asked of keys without changing those of the shared service; the rest is in NodesIT. */
class KeysIT extends AdminIT {

    @Test
    void theActiveKeyIsListedAndNothingPrivate() {
        Answer answer = admin.get("/admin/keys");
        answers(answer, 200);
        assertThat(((List<?>) answer.json().get("keys")).stream().map(key -> (Map<?, ?>) key)
                .filter(key -> "active".equals(key.get("state"))))
                .singleElement().satisfies(key -> assertThat(key.get("kid")).isEqualTo(PublishedKeys.of(CLIENT).active().getKeyId()));
    }

    @Test
    void aKeyThatIsNotThereIsNotFound() {
        answers(admin.delete("/admin/keys/nothing"), 404);
    }
}
