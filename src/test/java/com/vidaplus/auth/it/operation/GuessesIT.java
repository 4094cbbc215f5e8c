package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it comes: no proxy is trusted, so what headers say of addresses is nothing; and a kill forgets no guess. */
@Tag("processes")
@Tag("long")
class GuessesIT {

    private static final Bootstrap FIRST = Bootstrap.random();

    @TempDir
    private Path directory;

    @Test
    @Case({"C10", "C12"})
    void noHeaderMovesAClientElsewhereAndNoKillForgetsItsGuesses() {
        try (ServiceProcess service = start()) {
            AuthClient client = new AuthClient(service.baseUri());
            for (int i = 0; i < 10; i++) {
                assertThat(signIn(client, "wrong " + FIRST.password(), i).status()).isEqualTo(401);
            }
            assertThrottled(signIn(client, FIRST.password(), 11));
            service.kill();
        }
        try (ServiceProcess service = start()) {
            assertThrottled(signIn(new AuthClient(service.baseUri()), FIRST.password(), 12));
            service.stop();
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.runnableJar().in(directory).environment(FIRST.settings()).start();
    }

    private static Answer signIn(AuthClient client, String password, int number) {
        return client.token(Form.of("username", FIRST.email(), "password", password), ClientAddress.HEADER, ClientAddress.next(),
                "Forwarded", "for=203.0.113." + number, "X-Real-IP", "203.0.113." + number);
    }

    private static void assertThrottled(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 900);
    }
}
