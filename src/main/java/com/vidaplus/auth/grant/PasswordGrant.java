package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.credential.Verdict;
import com.vidaplus.auth.platform.RepeatedTransaction;
import com.vidaplus.auth.token.RefreshTokens;
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
    private final RefreshTokens refreshTokens;
    private final AuditLog audit;
    private final Clock clock;

    /** For the client proxy. */
    protected PasswordGrant() {
        this(null, null, null, null, null);
    }

    @Inject
    PasswordGrant(CredentialCheck credentials, TokenMint mint, RefreshTokens refreshTokens, AuditLog audit, Clock clock) {
        this.credentials = credentials;
        this.mint = mint;
        this.refreshTokens = refreshTokens;
        this.audit = audit;
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
        Verdict verdict = credentials.check(request.username().get(), request.password().get(), request.source(),
                client.map(Client::id));
        if (verdict instanceof Verdict.Accepted accepted) {
            return begin(request, accepted.account(), client, scope.get());
        }
        if (verdict instanceof Verdict.Throttled throttled) {
            return new TokenResult.Throttled(throttled.seconds());
        }
        return new TokenResult.Refused(verdict == Verdict.Refused.OVERLOADED ? Refusal.OVERLOADED : Refusal.INVALID_GRANT);
    }

    private TokenResult begin(TokenRequest request, Account account, Optional<Client> client, SortedSet<String> scope) {
        Session session = Session.begin(account.credentialVersion(), clock.instant());
        TokenResult.Issued issued = mint.issue(account, client, session, scope);
        TokenResult.Issued complete = client.filter(known -> request.wantsRefreshToken() && known.mayUse(RefreshTokenGrant.GRANT_TYPE))
                .map(known -> issued.withRefreshToken(RepeatedTransaction.of(
                        () -> refreshTokens.begin(session, account.id(), known.id(), scope, mint.sessionLifetime()))))
                .orElse(issued);
        audit.record(AuditEvent.of(AuditType.SIGN_IN).by(account.id()).on(account.id()).through(client.map(Client::id)).in(session.sid()));
        return complete;
    }
}
