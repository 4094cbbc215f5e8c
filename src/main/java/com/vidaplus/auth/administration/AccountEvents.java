package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.NamedChanges;
import com.vidaplus.auth.token.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The audit events of changes of accounts: the actor, and everything that the change did. */
final class AccountEvents {

    private AccountEvents() {
    }

    /** The events of one change: enabling and disabling have an entry of their own, since operators look for it. */
    static List<AuditEvent> changed(Principal by, Account before, EmailAddress email, boolean enabled, Set<String> groups) {
        List<AuditEvent> events = new ArrayList<>();
        if (before.isEnabled() != enabled) {
            events.add(event(enabled ? AuditType.ACCOUNT_ENABLED : AuditType.ACCOUNT_DISABLED, by, before.id()));
        }
        List<String> fields = new ArrayList<>();
        if (!before.email().equals(email.canonical())) {
            fields.add("email");
        }
        if (!before.groups().equals(groups)) {
            fields.add("groups");
        }
        if (!fields.isEmpty()) {
            events.addAll(new NamedChanges().with("changed", String.join(" ", fields)).with("way", "patch")
                    .between("groups", before.groups(), groups).asEvents(event(AuditType.ACCOUNT_CHANGED, by, before.id())));
        }
        return events;
    }

    static AuditEvent event(AuditType type, Principal by, String id) {
        return by.does(AuditEvent.of(type)).on(id);
    }
}
