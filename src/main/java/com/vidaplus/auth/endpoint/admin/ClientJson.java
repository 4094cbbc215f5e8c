package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.ClientRegistration;
import com.vidaplus.auth.administration.ClientAdministration;
import com.vidaplus.auth.endpoint.web.JsonAnswer;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Clients as this door shows and takes them. A secret leaves once, when it was made. */
final class ClientJson {

    static final Set<String> CHANGEABLE = Set.of("enabled", "grant_types", "scopes", "audiences", "access_token_minutes", "token_typ",
            "may_introspect");

    /** What a client is that is registered with nothing said: enabled, and allowed nothing. */
    static final ClientRegistration NOTHING = new ClientRegistration(true, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
            Optional.empty(), "JWT", false);

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
        ClientRegistration registration = client.registration();
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("client_id", client.id()).add("confidential", !client.isPublic())
                .add("enabled", registration.enabled()).add("grant_types", JsonAnswer.array(registration.grantTypes()))
                .add("scopes", JsonAnswer.array(registration.scopes())).add("audiences", JsonAnswer.array(registration.audiences()))
                .add("token_typ", registration.tokenTyp()).add("may_introspect", registration.mayIntrospect());
        registration.accessTokenMinutes().ifPresent(minutes -> json.add("access_token_minutes", minutes));
        return json;
    }

    /** What the body makes of a registration: each member that it has, and the rest as before. */
    static ClientRegistration merged(JsonBody body, ClientRegistration before) {
        Optional<Integer> minutes = body.isNull("access_token_minutes") ? Optional.empty()
                : body.number("access_token_minutes").or(before::accessTokenMinutes);
        return new ClientRegistration(body.flag("enabled").orElse(before.enabled()), body.texts("grant_types").orElse(before.grantTypes()),
                body.texts("scopes").orElse(before.scopes()), body.texts("audiences").orElse(before.audiences()), minutes,
                body.text("token_typ").orElse(before.tokenTyp()), body.flag("may_introspect").orElse(before.mayIntrospect()));
    }
}
