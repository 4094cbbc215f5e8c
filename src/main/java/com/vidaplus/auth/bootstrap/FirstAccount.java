package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.PasswordPolicy;
import com.vidaplus.auth.platform.database.DatabaseFailure;
import com.vidaplus.auth.platform.settings.FirstAccountSettings;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Set;

/** Makes the account of the {@code BOOTSTRAP_*} settings, in group {@code admin}, only while there is none. There is no default account. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAccount {

    private static final Logger LOG = System.getLogger(FirstAccount.class.getName());
    private static final Set<String> GROUPS = Set.of("admin");

    @Inject
    private Settings settings;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private PasswordPolicy policy;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private RecordedChange recorded;

    @PostConstruct
    void make() {
        if (!accounts.isEmpty()) {
            return;
        }
        settings.firstAccount().ifPresentOrElse(this::add, () -> LOG.log(Level.WARNING, "There is no account yet, so nobody can sign in."
                + " Set BOOTSTRAP_EMAIL and BOOTSTRAP_PASSWORD (at least 15 characters) and start again to make the first one."));
    }

    private void add(FirstAccountSettings given) {
        EmailAddress email = EmailAddress.of(given.email()).orElseThrow();
        requireGood(given.password(), email);
        Password password = Password.of(given.password()).orElseThrow();
        Account account = new Account(email, hasher.hash(password).hash(), true, GROUPS);
        boolean added;
        try {
            added = recorded.make(() -> changes.add(account), AuditEvent.of(AuditType.ACCOUNT_CREATED).on(account.id())
                    .with("by", "bootstrap-settings").with("way", "bootstrap").with("groups_added", String.join(" ", GROUPS)));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database refused the first account: {0}", DatabaseFailure.reason(e));
            throw e;
        }
        if (!added && accounts.isEmpty()) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database did not store the first account, and has none of another node");
            throw new IllegalStateException("The first account was not stored");
        }
        if (!added) {
            LOG.log(Level.INFO, "Another node has made the first account");
            return;
        }
        LOG.log(Level.INFO, "First account made");
    }

    /** The rules are those for every password that a person chooses; only its length could be checked where settings are read. */
    private void requireGood(String password, EmailAddress owner) {
        policy.broken(password, owner).stream().findFirst().ifPresent(rule -> {
            InvalidSetting refused = new InvalidSetting("BOOTSTRAP_PASSWORD", "another one. " + policy.sentence(rule));
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", refused.getMessage());
            throw refused;
        });
    }
}
