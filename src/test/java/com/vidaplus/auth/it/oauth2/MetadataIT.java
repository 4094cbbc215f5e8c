package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8414 at {@code GET /.well-known/oauth-authorization-server}. */
@Tag("wire")
class MetadataIT extends OAuthIT {

    private static final String PATH = "/.well-known/oauth-authorization-server";

    private static final String OPENID = "/.well-known/openid-configuration";

    private Map<String, Object> metadata() {
        return door.get(PATH).json();
    }

    /** The path of an address below the issuer. */
    private String path(String member) {
        Map<String, Object> metadata = metadata();
        String issuer = (String) metadata.get("issuer");
        assertThat((String) metadata.get(member)).as(member).startsWith(issuer + "/");
        return ((String) metadata.get(member)).substring(issuer.length());
    }

    @Test
    void rfc8414Section3_2_theAnswerIsJsonAndMayBeKept() {
        Answer answer = door.get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.header("Cache-Control")).contains("public, max-age=300");
    }

    @Test
    void rfc8414Section3_3_theIssuerIsThatOfTheTokens() {
        String token = signedIn(clients.a().added()).accessToken();

        assertThat(metadata()).containsEntry("issuer", claims(token).get("iss"));
    }

    @Test
    void rfc8414Section2_theTokenEndpointIsWhereItSays() {
        Answer answer = door.post(path("token_endpoint"), Form.of("grant_type", "client_credentials"), inspector.headers());

        assertThat(answer.json()).containsKey("access_token");
    }

    @Test
    void rfc8414Section2_theOtherEndpointsAreWhereItSays() {
        assertThat(door.post(path("revocation_endpoint"), Form.of("token", "x"), inspector.headers()).body()).isEqualTo("{}");
        assertThat(door.post(path("introspection_endpoint"), Form.of("token", "x"), inspector.headers()).json())
                .containsEntry("active", false);
        assertThat(door.get(path("jwks_uri")).json()).containsKey("keys");
        assertThat(path("service_documentation")).isEqualTo("/docs/");
    }

    @Test
    void rfc8414Section2_everyGrantTypeThatItNamesIsSupported() {
        List<?> grantTypes = (List<?>) metadata().get("grant_types_supported");

        assertThat(grantTypes).isNotEmpty().allSatisfy(grantType ->
                assertThat(token(inspector, Form.of("grant_type", (String) grantType)).body()).doesNotContain("unsupported_grant_type"));
        assertThat(grantTypes).isEqualTo(List.of("client_credentials", "password", "refresh_token"));
    }

    @Test
    void rfc8414Section2_responseTypesAreRequiredAndThereAreNone() {
        assertThat(metadata()).containsEntry("response_types_supported", List.of());
    }

    @Test
    void rfc8414Section2_theWaysOfClientAuthenticationAreThoseThatWork() {
        List<String> all = List.of("client_secret_basic", "client_secret_post", "none");

        assertThat(metadata()).containsEntry("token_endpoint_auth_methods_supported", all)
                .containsEntry("revocation_endpoint_auth_methods_supported", all)
                .containsEntry("introspection_endpoint_auth_methods_supported", all.subList(0, 2));
    }

    @Case("E17")
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /evil",
        "X-Forwarded-Port: 81", "Forwarded: host=evil.example;proto=https", "X-Original-URL: /evil", "Host: evil.example"})
    void rfc8414Section6_2_nothingComesFromTheRequest(String line) {
        String body = door.get(PATH).body();

        // A request may have only one Host, so the forged one takes the place of the real one.
        Answer answer = line.startsWith("Host:") ? raw.sendAs(line.substring(6), "GET", PATH) : raw.send("GET", PATH, new byte[0], line);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().toString()).doesNotContain("evil");
    }

    /** Where the resource servers of AWS, Quarkus and .NET look for the keys. */
    @Test
    void openIdDiscoverySection4_theSameIsWhereOpenIdConnectHasIt() {
        Answer answer = door.get(OPENID);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(door.get(PATH).body());
        assertThat(answer.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.header("Cache-Control")).contains("public, max-age=300");
        assertThat(answer.json()).containsKeys("issuer", "jwks_uri").doesNotContainKeys("authorization_endpoint", "userinfo_endpoint")
                .containsEntry("subject_types_supported", List.of("public"))
                .containsEntry("id_token_signing_alg_values_supported", List.of());
        assertThat(door.send("HEAD", OPENID, null).status()).isEqualTo(200);
        assertThat(door.send("POST", OPENID, null).header("Allow")).contains("GET");
        assertThat(door.send("OPTIONS", OPENID, null).header("Allow")).contains("GET");
    }

    @Test
    void headAnswersAsGet() {
        Answer answer = door.send("HEAD", PATH, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("public, max-age=300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void rfc8414Section3_1_onlyGetIsTaken(String method) {
        Answer answer = door.send(method, PATH, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void optionsNamesTheMethod() {
        assertThat(door.send("OPTIONS", PATH, null).header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server/other", "/.well-known/openid-configuration/other",
        "/.well-known/openid-configuratio", "/.well-known/xopenid-configuration", "/.well-known/"})
    void rfc8414Section3_1_anotherIssuersAddressIsNotFound(String path) {
        assertRefused(door.get(path), 404, "invalid_request");
    }
}
