package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientRegistration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    private static Principal client(String id) {
        TreeSet<String> admin = new TreeSet<>(Set.of("admin"));
        Client client = new Client(id, Optional.of("x"), new ClientRegistration(true, new TreeSet<>(), admin, new TreeSet<>(),
                Optional.empty(), "JWT", false));
        return Principal.of(new ActiveToken(token(id, admin), Optional.empty(), Optional.of(client)));
    }

    private static AccessToken token(String subject, TreeSet<String> scope) {
        return new AccessToken(subject, Optional.empty(), new TreeSet<>(), List.of("x"), Instant.EPOCH, Instant.EPOCH, "j", Optional.empty(),
                scope, Optional.of(subject), "JWT");
    }

    @Test
    void aClientWithTheScopeAdministersAsAClient() {
        Principal principal = client("shop");
        assertThat(principal.has("admin")).isTrue();
        assertThat(principal.does(AuditEvent.of(AuditType.KEY_MADE)).detail()).containsEntry("actor_kind", "client");
    }

    @Test
    void aClientOfBeforeThatIsNamedAsAnAccountHasNoRole() {
        assertThat(client("0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10").has("admin")).isFalse();
        assertThat(client("0F7C1C3E6F0C4C1B9A530A4F5F1F7A10").has("admin")).isFalse();
    }

    @Test
    void aPersonActsInPerson() {
        Account account = new Account(EmailAddress.of("a@example.com").orElseThrow(), null, true, Set.of("admin"));
        Principal principal = Principal.of(new ActiveToken(token("a@example.com", new TreeSet<>()), Optional.of(account), Optional.empty()));
        assertThat(principal.has("admin")).isTrue();
        assertThat(principal.does(AuditEvent.of(AuditType.KEY_MADE)).actor()).contains(account.id());
        assertThat(principal.does(AuditEvent.of(AuditType.KEY_MADE)).detail()).isEmpty();
    }
}
