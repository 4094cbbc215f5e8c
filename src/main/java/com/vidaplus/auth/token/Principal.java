package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.platform.settings.FirstClientSettings;
import java.util.Optional;

/**
 * The caller who asks for a change: a person with an account, or a client that acts for itself.
 *
 * @param id      the account's id, or the client's
 * @param account empty for a client
 * @param token   as the caller presented it
 */
public record Principal(String id, Optional<Account> account, ActiveToken token) {

    /** The group, and the scope, of callers who may administer. */
    public static final String ADMIN = "admin";

    /** The group, and the scope, of callers who may read the metrics. */
    public static final String METRICS = "metrics";

    /** The event with this principal as its actor, and the kind of that actor. */
    public AuditEvent does(AuditEvent event) {
        return account.isPresent() ? event.by(id) : event.byClient(id);
    }

    /** @param token that counts now */
    public static Principal of(ActiveToken token) {
        String id = token.account().map(Account::id).orElseGet(() -> token.token().subject());
        return new Principal(id, token.account(), token);
    }

    /**
     * Whether the principal has the role: an account by the groups that it has now, a client by the scope of its own token. A client whose
     * id looks like an account's has no role: its acts would be read as a person's.
     */
    public boolean has(String role) {
        if (account.isEmpty() && FirstClientSettings.isAccountLike(id)) {
            return false;
        }
        return account.map(person -> person.groups().contains(role)).orElseGet(() -> token.token().scope().contains(role)
                && token.client().filter(client -> client.scopes().contains(role)).isPresent());
    }
}
