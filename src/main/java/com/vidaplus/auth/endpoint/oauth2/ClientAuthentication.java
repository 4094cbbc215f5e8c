package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.endpoint.form.PresentedClient;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Every request to this door names its client, in exactly one way (RFC 6749 §2.3). */
final class ClientAuthentication {

    private ClientAuthentication() {
    }

    /**
     * @return the credentials of the client, not yet checked
     * @throws OAuthProblem {@code invalid_client} where no client is named or the header cannot be read, {@code invalid_request} where two
     *                      ways were used at once
     */
    static ClientCredentials require(HttpHeaders headers, List<String> clientId, List<String> clientSecret) {
        PresentedClient client = PresentedClient.read(headers, Parameters.optional(clientId).orElse(""),
                Parameters.optional(clientSecret).orElse(""));
        if (client.flaw() == PresentedClient.Flaw.TWICE) {
            throw new OAuthProblem(OAuthError.INVALID_REQUEST.answer("More than one way of client authentication was used"));
        }
        return client.credentials().orElseThrow(() -> new OAuthProblem(OAuthError.invalidClient()));
    }
}
