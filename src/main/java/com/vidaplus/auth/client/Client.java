package com.vidaplus.auth.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A registered OAuth client (RFC 6749 §2). */
@Entity
@Table(name = "client")
public class Client {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "grant_types")
    private String grantTypes;

    @Column(name = "scopes")
    private String scopes;

    @Column(name = "audiences")
    private String audiences;

    @Column(name = "access_token_minutes")
    private Integer accessTokenMinutes;

    @Column(name = "token_typ")
    private String tokenTyp;

    @Column(name = "may_introspect")
    private boolean mayIntrospect;

    @Column(name = "credential_version", updatable = false)
    private String credentialVersion;

    @Column(name = "session_version", updatable = false)
    private String sessionVersion;

    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    /** For JPA. */
    protected Client() {
    }

    /**
     * A new client.
     *
     * @param id           its {@code client_id}, without {@code @}
     * @param secretHash   as {@code ClientSecret} writes it; empty for a public client
     * @param registration everything else
     */
    public Client(String id, Optional<String> secretHash, ClientRegistration registration) {
        this.id = id;
        this.secretHash = secretHash.orElse(null);
        this.enabled = registration.enabled();
        this.grantTypes = String.join(" ", registration.grantTypes());
        this.scopes = String.join(" ", registration.scopes());
        this.audiences = String.join(" ", registration.audiences());
        this.accessTokenMinutes = registration.accessTokenMinutes().orElse(null);
        this.tokenTyp = registration.tokenTyp();
        this.mayIntrospect = registration.mayIntrospect();
        this.credentialVersion = ClientVersion.random();
        this.sessionVersion = ClientVersion.random();
    }

    /**
     * A new, enabled client without scopes.
     *
     * @param id            its {@code client_id}, without {@code @}
     * @param secretHash    as {@code ClientSecret} writes it; empty for a public client
     * @param grantTypes    the {@code grant_type} values it may use
     * @param mayIntrospect whether it may ask about tokens (RFC 7662)
     */
    public Client(String id, Optional<String> secretHash, Set<String> grantTypes, boolean mayIntrospect) {
        this(id, secretHash, new ClientRegistration(true, new TreeSet<>(grantTypes), new TreeSet<>(), new TreeSet<>(), Optional.empty(),
                "JWT", mayIntrospect));
    }

    /** As {@link ClientColumns} reads it. */
    static Client stored(ResultSet row) throws SQLException {
        Client client = new Client();
        client.id = row.getString("client_id");
        client.secretHash = row.getString("client_secret_hash");
        client.enabled = row.getBoolean("client_enabled");
        client.grantTypes = row.getString("client_grant_types");
        client.scopes = row.getString("client_scopes");
        client.audiences = row.getString("client_audiences");
        client.accessTokenMinutes = row.getObject("client_access_token_minutes", Integer.class);
        client.tokenTyp = row.getString("client_token_typ");
        client.mayIntrospect = row.getBoolean("client_may_introspect");
        client.credentialVersion = row.getString("client_credential_version");
        client.sessionVersion = row.getString("client_session_version");
        client.version = row.getInt("client_version");
        return client;
    }

    /** What is registered for it. */
    public ClientRegistration registration() {
        return new ClientRegistration(enabled, words(grantTypes), words(scopes), words(audiences), Optional.ofNullable(accessTokenMinutes),
                tokenTyp, mayIntrospect);
    }

    /** The {@code client_id}. */
    public String id() {
        return id;
    }

    /** The stored form of its secret; empty for a public client. */
    public Optional<String> secretHash() {
        return Optional.ofNullable(secretHash);
    }

    /** Whether it has no secret and only names itself (RFC 6749 §2.1). */
    public boolean isPublic() {
        return secretHash == null;
    }

    /** Whether it may do anything at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Whether it was registered for that {@code grant_type}. */
    public boolean mayUse(String grantType) {
        return words(grantTypes).contains(grantType);
    }

    /** The scope values it may have (RFC 6749 §3.3). */
    public SortedSet<String> scopes() {
        return words(scopes);
    }

    /** The {@code aud} of its tokens; empty means the service's own setting. */
    public List<String> audiences() {
        return List.copyOf(words(audiences));
    }

    /** How long its access tokens live; empty if the service's setting counts. */
    public Optional<Duration> accessTokenLifetime() {
        return Optional.ofNullable(accessTokenMinutes).map(Duration::ofMinutes);
    }

    /** The {@code typ} header of its tokens: {@code JWT}, or {@code at+jwt} (RFC 9068) by choice. */
    public String tokenTyp() {
        return tokenTyp;
    }

    /** Whether it may ask about tokens (RFC 7662); only confidential clients are asked. */
    public boolean mayIntrospect() {
        return mayIntrospect;
    }

    /** The {@code grant_type} values it was registered for. */
    public SortedSet<String> grantTypes() {
        return words(grantTypes);
    }

    /** Changes whenever the client's own tokens are ended; {@link ClientVersion#BEFORE} for a client from before there were versions. */
    public String credentialVersion() {
        return credentialVersion;
    }

    /** Changes whenever the sessions that people have through the client are ended; another secret does not change it. */
    public String sessionVersion() {
        return sessionVersion;
    }

    /** Goes up with every change. */
    public int version() {
        return version;
    }

    private static SortedSet<String> words(String text) {
        SortedSet<String> words = new TreeSet<>(List.of(text.split(" ")));
        words.remove("");
        return words;
    }
}
