package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
import java.net.URI;

/** A sign-in as it goes over the wire, for clients who do not wait for the answer or want a connection of their own. */
final class SignInRequest {

    private SignInRequest() {
    }

    /** With the first account and the first client, on a connection that ends with the answer. */
    static String of(URI base, Bootstrap bootstrap) {
        String[] basic = AuthClient.basic(bootstrap.clientId(), bootstrap.clientSecret());
        String body = Form.of("grant_type", "password", "username", bootstrap.email(), "password", bootstrap.password()).urlEncoded();
        return "POST /oauth2/token HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n" + basic[0] + ": " + basic[1]
                + "\r\nContent-Type: " + AuthClient.FORM + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
