package com.vidaplus.auth.it.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body may have 16 KiB and not one byte more, whether its length is announced or not. */
@Tag("wire")
class BodySizeIT extends ApiDoorIT {

    private static final int LIMIT = 16 * 1024;
    private static final int MIB = 1024 * 1024;
    private static final String MULTIPART = "multipart/form-data; boundary=x";

    private static AuthClient client;
    private static Form credentials;

    /** How a client may send a body. */
    enum Sent {
        WITH_LENGTH(BodyPublishers::ofByteArray),
        IN_CHUNKS(bytes -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));

        private final Function<byte[], BodyPublisher> publisher;

        Sent(Function<byte[], BodyPublisher> publisher) {
            this.publisher = publisher;
        }

        Answer post(String path, String contentType, String body, String... authorization) {
            String[] headers = authorization.length == 0 ? new String[] {"Content-Type", contentType}
                    : new String[] {"Content-Type", contentType, "Authorization", authorization[0]};
            return client.sendBody("POST", path, publisher.apply(body.getBytes(UTF_8)), headers);
        }
    }

    @BeforeAll
    static void anAccount() {
        client = client();
        credentials = Form.of("username", accounts().add(PASSWORD), "password", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void aFormOfExactly16KibSignsIn(Sent sent) {
        assertThat(sent.post(TOKEN, AuthClient.FORM, form(LIMIT)).status()).isEqualTo(200);
    }

    @Case("A14")
    @ParameterizedTest
    @EnumSource
    void aFormOfOneByteMoreIsTooLarge(Sent sent) {
        isTooLarge(sent.post(TOKEN, AuthClient.FORM, form(LIMIT + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void aMultipartBodyOfExactly16KibSignsIn(Sent sent) {
        assertThat(sent.post("/auth/token/", MULTIPART, multipart(LIMIT)).status()).isEqualTo(200);
    }

    @Case("A14")
    @ParameterizedTest
    @EnumSource
    void aMultipartBodyOfOneByteMoreIsTooLarge(Sent sent) {
        isTooLarge(sent.post("/auth/token/", MULTIPART, multipart(LIMIT + 1)));
    }

    @Case("A14")
    @ParameterizedTest
    @EnumSource
    void aMebibyteIsTooLarge(Sent sent) {
        isTooLarge(sent.post(TOKEN, AuthClient.FORM, form(MIB)));
    }

    @ParameterizedTest
    @EnumSource
    void theRefreshRouteTakesNoLargerOneEither(Sent sent) {
        String bearer = "Bearer " + client.token(credentials).accessToken();

        isTooLarge(sent.post(REFRESH, "text/plain", "x".repeat(LIMIT + 1), bearer));
        assertThat(sent.post(REFRESH, "text/plain", "x".repeat(LIMIT), bearer).status()).isEqualTo(200);
    }

    private static void isTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Request body too large\"}");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
    }

    private static String form(int length) {
        String form = credentials.urlEncoded() + "&x=";
        return form + "y".repeat(length - form.length());
    }

    private static String multipart(int length) {
        String body = credentials.multipart("x");
        return "y".repeat(length - body.length() - 2) + "\r\n" + body;
    }
}
