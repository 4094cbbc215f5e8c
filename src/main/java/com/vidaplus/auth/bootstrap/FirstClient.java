package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientChanges;
import com.vidaplus.auth.client.ClientSecret;
import com.vidaplus.auth.client.Clients;
import com.vidaplus.auth.platform.database.DatabaseFailure;
import com.vidaplus.auth.platform.settings.FirstClientSettings;
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

/** Registers the client of the {@code BOOTSTRAP_CLIENT_*} settings, only while there is none. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstClient {

    private static final Logger LOG = System.getLogger(FirstClient.class.getName());
    private static final Set<String> PUBLIC_GRANTS = Set.of("password", "refresh_token");
    private static final Set<String> CONFIDENTIAL_GRANTS = Set.of("password", "refresh_token", "client_credentials");

    @Inject
    private Settings settings;

    @Inject
    private Clients clients;

    @Inject
    private ClientChanges changes;

    @Inject
    private RecordedChange recorded;

    @PostConstruct
    void register() {
        settings.firstClient().filter(given -> clients.isEmpty()).ifPresent(this::add);
    }

    private void add(FirstClientSettings given) {
        boolean confidential = given.secret().isPresent();
        Client client = new Client(given.id(), given.secret().map(ClientSecret::encode),
                confidential ? CONFIDENTIAL_GRANTS : PUBLIC_GRANTS, confidential);
        boolean added;
        try {
            added = recorded.make(() -> changes.add(client),
                    AuditEvent.of(AuditType.CLIENT_CREATED).on(given.id()).with("by", "bootstrap-settings").with("way", "bootstrap"));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database refused the first client: {0}", DatabaseFailure.reason(e));
            throw e;
        }
        if (!added && clients.isEmpty()) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. The database did not store the first client, and has none of another node");
            throw new IllegalStateException("The first client was not stored");
        }
        if (!added) {
            LOG.log(Level.INFO, "Another node has registered the first client");
            return;
        }
        LOG.log(Level.INFO, "First client {0} registered", given.id());
    }
}
