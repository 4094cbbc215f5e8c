package com.vidaplus.auth.endpoint.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.grant.TokenIssuer;
import com.vidaplus.auth.platform.settings.TestSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataResourceTest {

    private static MetadataResource resource(String issuer, String... grantTypes) {
        MetadataResource resource = new MetadataResource();
        resource.settings = TestSettings.of("TOKEN_ISSUER", issuer);
        resource.issuer = new TokenIssuer() {
            @Override
            public SortedSet<String> grantTypes() {
                return new TreeSet<>(List.of(grantTypes));
            }
        };
        resource.derive();
        return resource;
    }

    private static JsonObject json(Response answer) {
        return Json.createReader(new ByteArrayInputStream((byte[]) answer.getEntity())).readObject();
    }

    @Test
    void everyAddressIsBelowTheIssuer() {
        JsonObject metadata = json(resource("https://auth.example/sso", "password").metadata());

        assertThat(metadata.getString("issuer")).isEqualTo("https://auth.example/sso");
        assertThat(metadata.getString("token_endpoint")).isEqualTo("https://auth.example/sso/oauth2/token");
        assertThat(metadata.getString("jwks_uri")).isEqualTo("https://auth.example/sso/oauth2/jwks");
    }

    @Test
    void onlyGrantsThatThereAreAreNamed() {
        assertThat(json(resource("https://auth.example", "password").metadata()).getJsonArray("grant_types_supported"))
                .hasToString("[\"password\"]");
    }

    @Test
    void issuerWithAPathIsAlsoAnsweredForAfterTheWellKnownAddress() {
        MetadataResource resource = resource("https://auth.example/a/sso", "password");

        assertThat(json(resource.metadata("a/sso"))).isEqualTo(json(resource.metadata()));
    }

    /** What OpenID Connect Discovery requires of every document but for the authorization endpoint, which there is not. */
    @Test
    void strictReadersFindTheMembersThatTheyRequire() {
        JsonObject metadata = json(resource("https://auth.example", "password").metadata());

        assertThat(metadata.keySet()).contains("issuer", "jwks_uri", "token_endpoint", "response_types_supported", "subject_types_supported",
                "id_token_signing_alg_values_supported").doesNotContain("authorization_endpoint", "userinfo_endpoint");
        assertThat(metadata.getJsonArray("response_types_supported")).isEmpty();
        assertThat(metadata.getJsonArray("id_token_signing_alg_values_supported")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso", "a", "a/sso/", "A/SSO", "a/sso/b"})
    void anotherPathIsNotFound(String path) {
        MetadataResource resource = resource("https://auth.example/a/sso", "password");

        assertThatThrownBy(() -> resource.metadata(path)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void withoutAPathThereIsNoOtherAddress() {
        MetadataResource resource = resource("https://auth.example", "password");

        assertThatThrownBy(() -> resource.metadata("x")).isInstanceOf(NotFoundException.class);
    }
}
