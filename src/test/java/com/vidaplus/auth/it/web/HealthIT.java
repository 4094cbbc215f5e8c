package com.vidaplus.auth.it.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /live} and {@code /ready}: the same on every server, and no more than UP or DOWN. */
class HealthIT extends ServiceIT {

    @Case("H09")
    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void getSaysUpAndNoMore(String path) {
        Answer answer = client().get(path, "Accept", "text/plain");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void headIsGetWithoutTheBody(String path) {
        Answer answer = client().send("HEAD", path, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void optionsTellsWhatIsAllowed(String path) {
        Answer answer = client().send("OPTIONS", path, null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow").orElse("")).contains("GET");
        assertThat(answer.body()).isEmpty();
    }

    private static AuthClient client() {
        return new AuthClient(service().baseUri());
    }
}
