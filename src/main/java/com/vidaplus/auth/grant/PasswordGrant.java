package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.credential.Verdict;
import com.vidaplus.auth.token.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedSet;

/** The resource owner password credentials grant (RFC 6749 §4.3): the password is given, and a session begins. */
@ApplicationScoped
class PasswordGrant implements Grant {

    private final CredentialCheck credentials;
    private final TokenMint mint;
    private final Clock clock;

    /** For the client proxy. */
    protected PasswordGrant() {
        this(null, null, null);
    }

    @Inject
    PasswordGrant(CredentialCheck credentials, TokenMint mint, Clock clock) {
        this.credentials = credentials;
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public String grantType() {
        return "password";
    }

    @Override
    public TokenResult issue(TokenRequest request, Optional<Client> client) {
        if (request.username().isEmpty() || request.password().isEmpty()) {
            return new TokenResult.Refused(Refusal.INVALID_REQUEST);
        }
        Optional<SortedSet<String>> scope = request.scopeRule().grant(request.scope(), client);
        if (scope.isEmpty()) {
            return new TokenResult.Refused(Refusal.INVALID_SCOPE);
        }
        Verdict verdict = credentials.check(request.username().get(), request.password().get());
        if (verdict instanceof Verdict.Accepted accepted) {
            Account account = accepted.account();
            return mint.issue(account, client, Session.begin(account.credentialVersion(), clock.instant()), scope.get());
        }
        return new TokenResult.Refused(verdict == Verdict.Refused.OVERLOADED ? Refusal.OVERLOADED : Refusal.INVALID_GRANT);
    }
}
