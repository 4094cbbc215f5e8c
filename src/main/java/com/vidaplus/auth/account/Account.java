package com.vidaplus.auth.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The account of a person who can sign in. {@link AccountChanges} changes accounts by conditional updates, so that two nodes cannot
 * overwrite each other's changes.
 */
@Entity
@Table(name = "account")
public class Account {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "email")
    private String email;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_normalisation")
    private String passwordNormalisation;

    @Column(name = "credential_version", insertable = false, updatable = false)
    private int credentialVersion;

    @Column(name = "enabled")
    private boolean enabled;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_group", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "group_name")
    private Set<String> groups = new HashSet<>();

    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    /** For JPA. */
    protected Account() {
    }

    /**
     * A new account with an id of its own.
     *
     * @param email        that no other account has, which the database checks
     * @param passwordHash a PHC string that this service made, or null if it has no password yet
     * @param enabled      whether it may sign in
     * @param groups       its groups, possibly none
     */
    public Account(EmailAddress email, String passwordHash, boolean enabled, Set<String> groups) {
        this.id = UUID.randomUUID().toString();
        this.email = email.canonical();
        this.passwordHash = passwordHash;
        this.passwordNormalisation = "nfc";
        this.enabled = enabled;
        this.groups.addAll(groups);
    }

    /** An account as {@link AccountColumns} reads it. */
    static Account stored(ResultSet row) throws SQLException {
        Account account = new Account();
        account.id = row.getString("account_id");
        account.email = row.getString("account_email");
        account.passwordHash = row.getString("account_password_hash");
        account.passwordNormalisation = row.getString("account_password_normalisation");
        account.credentialVersion = row.getInt("account_credential_version");
        account.enabled = row.getBoolean("account_enabled");
        account.version = row.getInt("account_version");
        return account;
    }

    /** One of its groups as {@link AccountColumns} reads it, or null. */
    void addGroup(String group) {
        if (group != null) {
            groups.add(group);
        }
    }

    /** The stable id, the token's {@code uid}. */
    public String id() {
        return id;
    }

    /** The canonical address, the token's {@code sub} and {@code upn}. */
    public String email() {
        return email;
    }

    /** The stored hash; empty for an account without a password, which cannot sign in with one. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** How the password's text was prepared before it was hashed: {@code nfc} by this service, {@code none} by others. */
    public String passwordNormalisation() {
        return passwordNormalisation;
    }

    /** Goes up with every new password; a session begun under another version has ended. */
    public int credentialVersion() {
        return credentialVersion;
    }

    /** Whether it may sign in and refresh. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Its groups in a stable order. */
    public SortedSet<String> groups() {
        return new TreeSet<>(groups);
    }

    /** Goes up with every change by an operator or the owner; never with a sign-in. */
    public int version() {
        return version;
    }
}
