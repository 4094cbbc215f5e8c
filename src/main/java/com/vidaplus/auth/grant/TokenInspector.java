package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.RefreshFamily;
import com.vidaplus.auth.token.RefreshTokens;
import com.vidaplus.auth.token.Revocations;
import com.vidaplus.auth.token.Session;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Token introspection (RFC 7662). A token is active only while its account, its client, its session and its refresh family are; the
 * database is asked every time, so what has ended anywhere has ended here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenInspector {

    @Inject
    private ClientCheck clientCheck;

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private RefreshTokens refreshTokens;

    @Inject
    private Revocations revocations;

    @Inject
    private Accounts accounts;

    @Inject
    private Clients clients;

    /**
     * @param presented the token as it came
     * @return what there is to say
     */
    public Inspection inspect(ClientCredentials credentials, String presented) {
        Optional<Client> asking = clientCheck.authenticate(credentials).filter(client -> !client.isPublic());
        if (asking.isEmpty()) {
            return Inspection.Unsaid.INVALID_CLIENT;
        }
        // RFC 7662 §2.2: a client that may not ask learns as little as of a token that is not active.
        return asking.filter(Client::mayIntrospect).flatMap(client -> inspect(presented)).orElse(Inspection.Unsaid.INACTIVE);
    }

    private Optional<Inspection> inspect(String presented) {
        Optional<Inspection> access = accessTokens.verify(presented).filter(this::isActive).map(Inspection.ActiveAccessToken::new);
        return access.isPresent() ? access : refreshTokens.find(presented).flatMap(this::refreshToken);
    }

    private boolean isActive(AccessToken token) {
        boolean accountIsGood = token.session().isEmpty()
                || token.uid().flatMap(uid -> account(uid, token.session().get())).isPresent();
        return accountIsGood && token.clientId().map(this::isEnabled).orElse(true) && !revocations.isRevoked(token);
    }

    private Optional<Inspection> refreshToken(RefreshFamily family) {
        return account(family.accountId(), family.session()).filter(account -> isEnabled(family.clientId()))
                .map(account -> new Inspection.ActiveRefreshToken(family, account.email()));
    }

    private Optional<Account> account(String id, Session session) {
        return accounts.findById(id).filter(account -> account.isEnabled() && session.beganWith(account.credentialVersion()));
    }

    private boolean isEnabled(String clientId) {
        return clients.find(clientId).filter(Client::isEnabled).isPresent();
    }
}
