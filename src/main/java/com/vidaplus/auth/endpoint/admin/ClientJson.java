package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.ClientAdministration;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Versions;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Clients as this door shows and takes them. A secret is shown once, when it was made. */
final class ClientJson {

    static final Set<String> CHANGEABLE = Set.of("enabled", "grant_types", "scopes", "audiences", "access_token_minutes", "token_typ",
            "may_introspect");

    /** The defaults of a registration: confidential, enabled, and allowed nothing. */
    static final JsonObject NEW = JsonAnswer.JSON.createObjectBuilder().add("confidential", true).add("enabled", true)
            .add("token_typ", "JWT").add("may_introspect", false).build();

    private ClientJson() {
    }

    static JsonObject of(Client client) {
        return builder(client).build();
    }

    static Response.ResponseBuilder answer(int status, ClientAdministration.WithSecret made) {
        JsonObjectBuilder json = builder(made.client());
        made.secret().ifPresent(secret -> json.add("client_secret", secret));
        return JsonAnswer.of(status, json.build()).header(HttpHeaders.ETAG, Versions.tag(made.client().version()));
    }

    private static JsonObjectBuilder builder(Client client) {
        return JsonAnswer.JSON.createObjectBuilder().add("client_id", client.id()).add("confidential", !client.isPublic())
                .addAll(builder(client.registration()));
    }

    private static JsonObjectBuilder builder(ClientRegistration registration) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("enabled", registration.enabled())
                .add("grant_types", JsonAnswer.array(registration.grantTypes()))
                .add("scopes", JsonAnswer.array(registration.scopes())).add("audiences", JsonAnswer.array(registration.audiences()))
                .add("token_typ", registration.tokenTyp()).add("may_introspect", registration.mayIntrospect());
        registration.accessTokenMinutes().ifPresent(minutes -> json.add("access_token_minutes", minutes));
        return json;
    }

    /**
     * The registration that a body describes. Members that always have a value cannot be removed: enabled, token_typ and may_introspect.
     */
    static ClientRegistration registration(JsonBody body) {
        return new ClientRegistration(body.flag("enabled"), body.texts("grant_types"), body.texts("scopes"), body.texts("audiences"),
                body.number("access_token_minutes"), body.requiredText("token_typ"), body.flag("may_introspect"));
    }

    /** The registration as a merge patch changes it. */
    static ClientRegistration changed(byte[] patch, ClientRegistration before) {
        return registration(JsonBody.merged(patch, CHANGEABLE, builder(before).build()));
    }
}
