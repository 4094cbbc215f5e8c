package com.vidaplus.auth.grant;

import com.vidaplus.auth.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Tells the operator at the start where the settings let no account use the service itself. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AudienceWarning {

    private static final Logger LOG = System.getLogger(AudienceWarning.class.getName());

    @Inject
    private Settings settings;

    @PostConstruct
    void warn() {
        of(settings).ifPresent(text -> LOG.log(Level.WARNING, text));
    }

    /** @return what to tell; empty where tokens without an audience of a client are good at the service itself */
    static Optional<String> of(Settings settings) {
        return settings.audience().contains(settings.issuer()) ? Optional.empty() : Optional.of("TOKEN_AUDIENCE does not list "
                + settings.issuer() + ": /admin, /account and /metrics take only tokens of clients whose own audiences list it."
                + " Add it where operators sign in without such a client");
    }
}
