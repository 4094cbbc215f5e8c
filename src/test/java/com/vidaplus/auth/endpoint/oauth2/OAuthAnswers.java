package com.vidaplus.auth.endpoint.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this package need of JAX-RS. */
final class OAuthAnswers {

    private OAuthAnswers() {
    }

    static JsonObject json(Response answer) {
        return Json.createReader(new ByteArrayInputStream((byte[]) answer.getEntity())).readObject();
    }

    /** The answer of the problem that this must end in. */
    static Response problem(ThrowingCallable call) {
        OAuthProblem problem = catchThrowableOfType(OAuthProblem.class, call);
        assertThat(problem).isNotNull();
        return problem.answer();
    }

    static void assertRefused(Response answer, int status, String error) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(json(answer).keySet()).containsExactly("error", "error_description");
        assertThat(json(answer).getString("error")).isEqualTo(error);
        assertThat(json(answer).getString("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        assertThat(answer.getMediaType()).hasToString("application/json");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaderString("Pragma")).isEqualTo("no-cache");
    }

    static HttpHeaders authorization(String... values) {
        return (HttpHeaders) Proxy.newProxyInstance(OAuthAnswers.class.getClassLoader(), new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getRequestHeader");
                    assertThat(arguments[0]).isEqualTo("Authorization");
                    return values.length == 0 ? null : List.of(values);
                });
    }

    static UriInfo uri(String address) {
        return (UriInfo) Proxy.newProxyInstance(OAuthAnswers.class.getClassLoader(), new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getRequestUri");
                    return URI.create(address);
                });
    }
}
