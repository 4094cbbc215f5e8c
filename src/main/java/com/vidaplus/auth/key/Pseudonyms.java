package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** The service's {@link NameKey}, read once at the start: after the signing keys, whose start makes the embedded database's key file. */
@Singleton
@Startup
@DependsOn("SigningKeys")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Pseudonyms {

    @Inject
    private Settings settings;

    @Inject
    private EmbeddedDatabase embeddedDatabase;

    private volatile NameKey key;

    @PostConstruct
    void start() {
        try {
            key = new NameKey(KeyEncryptionKey.find(settings, embeddedDatabase.path(), true));
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    /** The pseudonym of a text, in base64url: 43 characters, the same on every node. */
    public String of(String text) {
        return key.pseudonym(text);
    }
}
