package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.endpoint.form.PresentedClient;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Predicate;

/**
 * How a sign-in at this door names its client. FastAPI, whose contract this door keeps, does not read {@code Authorization} here, so a
 * proxy in front may have left its own credentials there. So HTTP Basic counts only where it names a registered client, or the client that
 * the form names.
 */
final class SignInClient {

    private SignInClient() {
    }

    /**
     * @param headers      of the request
     * @param clientId     the form field {@code client_id}; empty where it was not sent
     * @param clientSecret the form field {@code client_secret}; empty where it was not sent
     * @param isRegistered whether credentials name a registered client, right or wrong; asked only of HTTP Basic
     * @return the client as presented; no client where Basic alone names one that is not registered
     */
    static PresentedClient read(HttpHeaders headers, String clientId, String clientSecret, Predicate<ClientCredentials> isRegistered) {
        PresentedClient presented = PresentedClient.read(headers, clientId, clientSecret);
        if (presented.method() != PresentedClient.Method.BASIC) {
            return presented;
        }
        boolean counts = PresentedClient.inBasic(headers)
                .anyMatch(basic -> !clientId.isEmpty() && basic.ids().contains(clientId) || isRegistered.test(basic));
        return counts ? presented : PresentedClient.inForm(clientId, clientSecret);
    }
}
