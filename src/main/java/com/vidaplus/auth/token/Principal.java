package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.platform.settings.FirstClientSettings;
import java.util.Optional;

/**
 * Who asks for a change: an account in person, or a client of its own.
 *
 * @param id      the account's id, or the client's
 * @param account nothing for a client
 * @param token   what was presented
 */
public record Principal(String id, Optional<Account> account, ActiveToken token) {

    /** The group, and the scope, of those who may administer. */
    public static final String ADMIN = "admin";

    /** The group, and the scope, of those who may read the metrics. */
    public static final String METRICS = "metrics";

    /** The event with this one as its actor, and what kind of actor it is. */
    public AuditEvent does(AuditEvent event) {
        return account.isPresent() ? event.by(id) : event.byClient(id);
    }

    /** @param token that counts now */
    public static Principal of(ActiveToken token) {
        String id = token.account().map(Account::id).orElseGet(() -> token.token().subject());
        return new Principal(id, token.account(), token);
    }

    /**
     * Whether it may do what the role stands for: by the groups that the account has now, or by the scope of a client's own token. A client
     * whose id looks like an account's has no role: what it does would be read as done by a person.
     */
    public boolean has(String role) {
        if (account.isEmpty() && FirstClientSettings.isAccountLike(id)) {
            return false;
        }
        return account.map(person -> person.groups().contains(role)).orElseGet(() -> token.token().scope().contains(role)
                && token.client().filter(client -> client.scopes().contains(role)).isPresent());
    }
}
