package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.credential.Verdict;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.session.SessionStarts;
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
    private final SessionStarts starts;
    private final AuditLog audit;
    private final Clock clock;

    /** For the client proxy. */
    protected PasswordGrant() {
        this(null, null, null, null, null);
    }

    @Inject
    PasswordGrant(CredentialCheck credentials, TokenMint mint, SessionStarts starts, AuditLog audit, Clock clock) {
        this.credentials = credentials;
        this.mint = mint;
        this.starts = starts;
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
        Session session = request.wantsRefreshToken() ? Session.begin(account.credentialVersion(), clock.instant())
                : Session.beginAtApiDoor(account.credentialVersion(), clock.instant());
        if (mint.isTooLong(account, client, session, scope)) {
            return refuse("token-too-long", Refusal.TOKEN_TOO_LONG, request, account, client);
        }
        TokenResult.Issued issued = mint.issue(account, client, session, scope);
        Optional<Client> refreshing = client.filter(known -> request.wantsRefreshToken() && known.mayUse(RefreshTokenGrant.GRANT_TYPE));
        if (refreshing.isPresent()) {
            return starts.begin(session, account, refreshing.get(), scope, mint.sessionLifetime())
                    .map(token -> record(session, account, client, issued.withRefreshToken(token)))
                    .orElseGet(() -> refuse(starts.changeOf(Optional.of(account), client), request, account, client));
        }
        // Without a client there is nothing to look at again: the account was read after the hash.
        SessionStarts.Change change = client.isEmpty() ? SessionStarts.Change.NONE : starts.changeOf(Optional.of(account), client);
        return change == SessionStarts.Change.NONE ? record(session, account, client, issued) : refuse(change, request, account, client);
    }

    private TokenResult record(Session session, Account account, Optional<Client> client, TokenResult.Issued issued) {
        audit.record(AuditEvent.of(AuditType.SIGN_IN).by(account.id()).on(account.id()).through(client.map(Client::id)).in(session.sid()));
        return issued;
    }

    private TokenResult refuse(SessionStarts.Change change, TokenRequest request, Account account, Optional<Client> client) {
        return refuse(EndedMeanwhile.reason(change), EndedMeanwhile.refusal(change), request, account, client);
    }

    private TokenResult refuse(String reason, Refusal refusal, TokenRequest request, Account account, Optional<Client> client) {
        audit.record(AuditEvent.of(AuditType.SIGN_IN_REFUSED).on(account.id()).through(client.map(Client::id)).because(reason),
                request.source().prefix());
        return new TokenResult.Refused(refusal);
    }
}
