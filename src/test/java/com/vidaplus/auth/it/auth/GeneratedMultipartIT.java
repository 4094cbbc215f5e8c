package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.generated.Generated;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers have parsers of their own for multipart, so generated bodies go to each server. None holds a password to try. */
@Tag("wire")
class GeneratedMultipartIT extends ApiDoorIT {

    private static final int REQUESTS = Generated.inputs() / 100;

    @Test
    void noMultipartBodyIsAFailure() {
        AuthClient client = client();
        Stream<String> seeds = Stream.of(Form.of("username", "ana@vidaplus.example", "scope", "read").multipart("b"),
                Form.of("grant_type", "password", "client_id", "", "username", "\u00e9").multipart("b"), "--b--\r\n", "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"username\"; filename=\"x\"\r\nContent-Type: text/plain\r\n\r\na"
                        + "\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name*=utf-8''a\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n--b--\r\n");

        Generated.fromTexts("http-multipart", seeds).holds(REQUESTS, body -> {
            Answer answer = client.sendBody("POST", TOKEN, BodyPublishers.ofByteArray(body), "Content-Type",
                    "multipart/form-data; boundary=b");
            assertThat(answer.status()).isIn(413, 422);
        });
    }
}
