package com.vidaplus.auth.endpoint.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.endpoint.form.FormReader;
import com.vidaplus.auth.harness.generated.Forms;
import com.vidaplus.auth.harness.generated.Generated;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** A token request gets as far as its client, or one of the registered errors. */
class GeneratedRequestsTest {

    @Test
    void aRequestIsReadOrRefusedWithARegisteredError() {
        Generated.fromTexts("token-request", Forms.bodies()).holds(body -> {
            try {
                OAuthTokenForm form = read(body);
                Parameters.requireSentOnce(form.grantType(), form.username(), form.password(), form.refreshToken(), form.scope(),
                        form.clientId(), form.clientSecret());
                assertThat(Parameters.required(form.grantType(), "grant_type")).isNotEmpty();
                assertThat(ClientAuthentication.require(noHeaders(), form.clientId(), form.clientSecret())).isNotNull();
                Optional<SortedSet<String>> scope = Scope.parse(Parameters.optional(form.scope()));
                scope.ifPresent(words -> assertThat(words).hasSizeLessThanOrEqualTo(50).allMatch(word -> word.matches("[!#-\\[\\]-~]+")));
            } catch (OAuthProblem refused) {
                assertThat(refused.answer().getStatus()).isIn(400, 401);
            } catch (BadRequestException refused) {
                assertThat(refused.getResponse().getStatus()).isEqualTo(400);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static OAuthTokenForm read(byte[] body) {
        try {
            return (OAuthTokenForm) new FormReader().readFrom((Class<Record>) (Class<?>) OAuthTokenForm.class, OAuthTokenForm.class, new Annotation[0],
                    MediaType.APPLICATION_FORM_URLENCODED_TYPE, new MultivaluedHashMap<>(), new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpHeaders noHeaders() {
        return (HttpHeaders) Proxy.newProxyInstance(GeneratedRequestsTest.class.getClassLoader(), new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> List.of());
    }
}
