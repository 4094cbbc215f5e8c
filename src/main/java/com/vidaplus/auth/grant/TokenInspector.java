package com.vidaplus.auth.grant;

import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.Clients;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.session.RefreshTokenStatus;
import com.vidaplus.auth.session.RefreshTokens;
import com.vidaplus.auth.token.ActiveTokens;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Token introspection (RFC 7662). A token is active only while its account, its client, its session and its refresh family are. The
 * database is asked every time, so a token that has ended on any node has ended here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenInspector {

    @Inject
    ClientCheck clientCheck;

    @Inject
    ActiveTokens activeTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Clients clients;

    /**
     * @param presented the token as the client sent it
     * @param source    where the request comes from
     * @return the answer to the client
     */
    public Inspection inspect(ClientCredentials credentials, String presented, Source source) {
        ClientVerdict verdict = clientCheck.authenticate(credentials, source);
        if (verdict instanceof ClientVerdict.Throttled throttled) {
            return new Inspection.Throttled(throttled.seconds());
        }
        if (!(verdict instanceof ClientVerdict.Authenticated authenticated) || authenticated.client().isPublic()) {
            return Inspection.Unsaid.INVALID_CLIENT;
        }
        // RFC 7662 §2.2: a client that may not ask learns as little as of a token that is not active.
        return Optional.of(authenticated.client()).filter(Client::mayIntrospect).flatMap(client -> inspect(presented))
                .orElse(Inspection.Unsaid.INACTIVE);
    }

    private Optional<Inspection> inspect(String presented) {
        Optional<Inspection> access = activeTokens.find(presented).map(active -> new Inspection.ActiveAccessToken(active.token()));
        return access.isPresent() ? access : refreshTokens.find(presented).flatMap(this::refreshToken);
    }

    private Optional<Inspection> refreshToken(RefreshTokenStatus status) {
        return Optional.of(status).filter(RefreshTokenStatus::goesOn)
                .filter(known -> clients.find(known.family().clientId()).filter(Client::isEnabled).isPresent())
                .map(known -> new Inspection.ActiveRefreshToken(known.family(), known.account().email()));
    }
}
