package com.vidaplus.auth.key;

import com.vidaplus.auth.key.encryption.KeyVault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A signing key as stored: the public half readable, the private half encrypted. */
@Entity
@Table(name = "signing_key")
public class SigningKeyRow {

    @Id
    @Column(name = "kid")
    private String kid;

    @Column(name = "algorithm")
    private String algorithm;

    @Column(name = "active_for")
    private String activeFor;

    @Column(name = "pending_for", insertable = false, updatable = false)
    private String pendingFor;

    /** The time at which the key began or is to begin to sign; the keys are sorted by it. */
    @Column(name = "active_from", insertable = false, updatable = false)
    private OffsetDateTime activeFrom;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "private_key")
    private String encryptedPrivateKey;

    /** For JPA. */
    protected SigningKeyRow() {
    }

    /** A new key, to be stored by {@link KeyLife}. */
    static SigningKeyRow of(SigningKey key, KeyVault vault) {
        SigningKeyRow row = new SigningKeyRow();
        row.kid = key.kid();
        row.algorithm = key.algorithm().getName();
        row.publicJwk = key.publicJwk().toJSONString();
        row.encryptedPrivateKey = vault.encrypt(row.kid, key.toPrivateJwk());
        return row;
    }

    String kid() {
        return kid;
    }

    String algorithm() {
        return algorithm;
    }

    boolean isActiveFor(String anAlgorithm) {
        return anAlgorithm.equals(activeFor);
    }

    SigningKeyState state() {
        if (activeFor != null) {
            return SigningKeyState.ACTIVE;
        }
        return pendingFor != null ? SigningKeyState.PENDING : SigningKeyState.RETIRED;
    }

    String publicJwk() {
        return publicJwk;
    }

    String encryptedPrivateKey() {
        return encryptedPrivateKey;
    }
}
