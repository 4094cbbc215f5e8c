package com.vidaplus.auth.it.auth;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.server.ServiceIT;

/** What the tests of the API door share: its address, two ways to speak to it, and the database behind it. */
abstract class ApiDoorIT extends ServiceIT {

    static final String TOKEN = "/auth/token";
    static final String REFRESH = "/auth/token/refresh_token";
    static final String PASSWORD = "correct horse battery staple";
    static final String INCORRECT = "{\"detail\":\"Incorrect email or password\"}";
    static final String INCORRECT_CLIENT = "{\"detail\":\"Incorrect client credentials\"}";

    static AuthClient client() {
        return new AuthClient(service().baseUri());
    }

    static RawClient rawClient() {
        return new RawClient(service().baseUri());
    }

    static Accounts accounts() {
        return new Accounts(service()::connect);
    }
}
