package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.bench.load.Introspection;
import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.Workload;
import java.util.List;

/**
 * All that is asked of our service.
 *
 * @param service that is asked
 * @param people  whose accounts it has
 */
record Workloads(Service service, People people) {

    Workload signIns() {
        return new SignIns(service).among(people);
    }

    Workload oauthRefreshes() {
        return new RefreshTokens(service).ofOneFamilyEach(people);
    }

    /** The token that is shown stays good until it expires, so it is shown again and again. */
    Workload apiRefreshes() {
        byte[] request = Requests.post("/auth/token/refresh_token", "Authorization: Bearer " + token());
        return Workload.same("refreshes at the API door", service.address(), request);
    }

    Workload introspections() {
        String client = Requests.basic(service.bootstrap().clientId(), service.bootstrap().clientSecret());
        byte[] request = Requests.form("/oauth2/introspect", new String[] {client}, "token", token());
        return new Workload("introspections", service.address(), 200, connection -> new Introspection(request));
    }

    Workload keys() {
        return Workload.same("JWKS", service.address(), Requests.get("/oauth2/jwks"));
    }

    Workload metadata() {
        return Workload.same("metadata", service.address(), Requests.get("/.well-known/oauth-authorization-server"));
    }

    List<Workload> all() {
        return List.of(signIns(), oauthRefreshes(), apiRefreshes(), introspections(), keys(), metadata());
    }

    private String token() {
        return Connection.ask(service.address(), new SignIns(service).of(People.email(0), people.password())).member("access_token");
    }
}
