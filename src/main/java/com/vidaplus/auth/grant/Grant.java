package com.vidaplus.auth.grant;

import com.vidaplus.auth.client.Client;
import java.util.Optional;

/** One way to a token (RFC 6749 §1.3). Implementations are found by CDI, so a new grant is a new class and no other change. */
interface Grant {

    /** The value of {@code grant_type} that asks for it. */
    String grantType();

    /**
     * @param request as the door understood it
     * @param client  the authenticated client that may use this grant; empty if the door lets people sign in without one
     */
    TokenResult issue(TokenRequest request, Optional<Client> client);
}
