package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.token.ActiveToken;
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

    /** @param token that counts now */
    public static Principal of(ActiveToken token) {
        String id = token.account().map(Account::id).orElseGet(() -> token.token().subject());
        return new Principal(id, token.account(), token);
    }

    /** Whether it may do what the role stands for: by the groups that the account has now, or by the scope of a client's own token. */
    public boolean has(String role) {
        return account.map(person -> person.groups().contains(role)).orElseGet(() -> token.token().scope().contains(role)
                && token.client().filter(client -> client.scopes().contains(role)).isPresent());
    }
}
