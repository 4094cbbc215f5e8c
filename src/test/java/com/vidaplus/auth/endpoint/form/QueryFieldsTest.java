package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFieldsTest {

    record Form(@FormParam("username") List<String> username, @FormParam("password") List<String> password) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?a=b", "?Password=x", "?a=password", "?a=b%26password=x", "?password2=x", "?passwor", "?&&",
        "?=password", "?password%00=x", "?x%=1", "?%25"})
    void queryWithoutAFieldOfTheFormHasNone(String query) {
        assertThat(fieldsOf(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?password=x", "?password=", "?password", "?a=b&password=x", "?pass%77ord=x", "?p%61ssword",
        "?password=x&password=y", "?&password=x&", "?password=%", "?password==", "?x%=1&password=x"})
    void fieldInTheQueryIsFoundWithOrWithoutAValue(String query) {
        assertThat(fieldsOf(query)).containsExactly("password");
    }

    @Test
    void fieldsAreToldInTheOrderOfTheForm() {
        assertThat(fieldsOf("?password=x&username=y")).containsExactly("username", "password");
    }

    private static List<String> fieldsOf(String query) {
        UriInfo uri = (UriInfo) Proxy.newProxyInstance(QueryFieldsTest.class.getClassLoader(), new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getRequestUri");
                    return lenient("http://localhost/auth/token" + query);
                });
        return QueryFields.of(uri, Form.class);
    }

    /** Servers hand on a query that no URI may have, escaped. */
    private static URI lenient(String text) {
        return URI.create(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
    }
}
