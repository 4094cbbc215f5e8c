package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettledRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void acceptIsAsGoodAsAbsent() {
        SettledRequest request = new SettledRequest(request(Map.of("accept", List.of("text/html", "broken/;q"))));

        assertThat(request.getHeader("ACCEPT")).isEqualTo("*/*");
        assertThat(Collections.list(request.getHeaders("Accept"))).containsExactly("*/*");
    }

    @Test
    void charsetCannotBeSentInOurOwnHeader() {
        SettledRequest request = new SettledRequest(request(Map.of("content-type", List.of(FORM + ";charset=utf-16"),
                "x-form-charset", List.of("utf-8"))));

        assertThat(Collections.list(request.getHeaders(FormMediaType.CHARSET_AS_SENT))).containsExactly("utf-16");
        assertThat(request.getContentType()).isEqualTo(FORM);
        assertThat(request.getCharacterEncoding()).isNull();
    }

    @Test
    void everyOtherHeaderIsAsItCame() {
        SettledRequest request = new SettledRequest(request(Map.of("authorization", List.of("Basic a", "Basic b"))));

        assertThat(Collections.list(request.getHeaders("Authorization"))).containsExactly("Basic a", "Basic b");
        assertThat(request.getHeader("Authorization")).isEqualTo("Basic a");
        assertThat(request.getHeader("X-Absent")).isNull();
    }

    @Test
    void eachHeaderIsNamedOnce() {
        SettledRequest request = new SettledRequest(request(Map.of("content-type", List.of("text/plain"), "host", List.of("x"))));

        assertThat(Collections.list(request.getHeaderNames()))
                .containsExactlyInAnyOrder("host", "Accept", "Content-Type", FormMediaType.CHARSET_AS_SENT);
    }

    /** The proxy behind fails the test where it is asked for a parameter, as a server would begin to parse the body. */
    @Test
    void noParameterIsReadOutsideOfTheForm() {
        SettledRequest request = new SettledRequest(request(Map.of()));

        assertThat(request.getParameterMap()).isEmpty();
        assertThat(Collections.list(request.getParameterNames())).isEmpty();
        assertThat(request.getParameterValues("password")).isNull();
        assertThat(request.getParameter("password")).isNull();
    }

    private static HttpServletRequest request(Map<String, List<String>> sent) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(sent);
        return (HttpServletRequest) Proxy.newProxyInstance(SettledRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> headers.getOrDefault(arguments[0], List.of()).stream().findFirst().orElse(null);
                    case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                    case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                    default -> throw new AssertionError(method);
                });
    }
}
