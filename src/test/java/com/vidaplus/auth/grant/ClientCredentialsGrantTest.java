package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SOURCE;
import static com.vidaplus.auth.grant.GrantFixture.refused;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.token.AccessToken;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class ClientCredentialsGrantTest {

    private final GrantFixture fixture = new GrantFixture();
    private final ClientCredentialsGrant grant = new ClientCredentialsGrant(fixture.mint, fixture.starts, fixture.events);
    private final Client robot = TestClients.change(fixture.clients.has("robot", "hash"), "scopes", "read write");

    private TokenResult issue(Optional<Client> client, Optional<SortedSet<String>> asked) {
        return grant.issue(new TokenRequest("client_credentials", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                asked, ScopeRule.REFUSE, true, SOURCE), client);
    }

    @Test
    void grantTypeIsClientCredentials() {
        assertThat(grant.grantType()).isEqualTo("client_credentials");
    }

    @Test
    void tokenIsTheClientsOwn() {
        TokenResult result = issue(Optional.of(robot), Optional.empty());
        AccessToken token = fixture.read(result);

        assertThat(token.subject()).isEqualTo("robot");
        assertThat(token.clientId()).contains("robot");
        assertThat(token.groups()).isEmpty();
        assertThat(token.uid()).isEmpty();
        assertThat(token.session()).isEmpty();
        assertThat(token.scope()).isEqualTo(scope("read", "write"));
        assertThat(((TokenResult.Issued) result).refreshToken()).isEmpty();
    }

    @Test
    void clientsChoicesAreFollowed() {
        TestClients.change(robot, "audiences", "api reports");
        TestClients.change(robot, "accessTokenMinutes", 5);
        TestClients.change(robot, "tokenTyp", "at+jwt");

        TokenResult result = issue(Optional.of(robot), Optional.of(scope("read")));

        assertThat(fixture.read(result).audience()).containsExactly("api", "reports");
        assertThat(fixture.read(result).typ()).isEqualTo("at+jwt");
        assertThat(((TokenResult.Issued) result).expiresIn()).isEqualTo(300);
        assertThat(((TokenResult.Issued) result).scope()).isEqualTo(scope("read"));
    }

    @Test
    void clientThatWasDisabledOrDeletedAfterItAuthenticatedGetsNoToken() {
        Client judged = fixture.clients.has("other", "hash");
        fixture.clients.remove(judged);
        assertThat(issue(Optional.of(judged), Optional.empty())).isEqualTo(refused(Refusal.INVALID_CLIENT));

        TestClients.change(fixture.clients.has("other", "hash"), "enabled", false);
        assertThat(issue(Optional.of(judged), Optional.empty())).isEqualTo(refused(Refusal.INVALID_CLIENT));

        TestClients.change(fixture.clients.has("other", "hash"), "version", 2);
        assertThat(issue(Optional.of(judged), Optional.empty())).as("judged by what it was").isEqualTo(refused(Refusal.OVERLOADED));
        assertThat(fixture.events.all()).extracting(AuditEvent::type).containsOnly(AuditType.CLIENT_REFUSED);
    }

    @Test
    void tokenThatNoDoorWouldTakeIsNotIssued() {
        TestClients.change(robot, "audiences", "u".repeat(7_000));

        assertThat(issue(Optional.of(robot), Optional.empty())).isEqualTo(refused(Refusal.TOKEN_TOO_LONG));
    }

    @Test
    void publicClientIsUnauthorized() {
        assertThat(issue(Optional.of(fixture.clients.has("spa", null)), Optional.empty())).isEqualTo(refused(Refusal.UNAUTHORIZED_CLIENT));
    }

    @Test
    void thereMustBeAClient() {
        assertThat(issue(Optional.empty(), Optional.empty())).isEqualTo(refused(Refusal.INVALID_CLIENT));
    }

    @Test
    void scopeBeyondTheClientsIsRefused() {
        assertThat(issue(Optional.of(robot), Optional.of(scope("read", "admin")))).isEqualTo(refused(Refusal.INVALID_SCOPE));
    }
}
