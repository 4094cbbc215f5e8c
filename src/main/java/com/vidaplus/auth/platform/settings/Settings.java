package com.vidaplus.auth.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every setting of the service with its name, default and bounds: read once, checked as a whole before anything else starts.
 * Names are looked up exactly as written. The data source's settings ({@code DB_*}) are the server's and not read here.
 */
public final class Settings {

    private static final int LONGEST_ISSUER = 256;
    private static final int LONGEST_AUDIENCE = 1_024;

    private final Duration accessTokenLifetime;
    private final Duration sessionLifetime;
    private final String issuer;
    private final List<String> audience;
    private final String algorithm;
    private final Optional<FirstAccountSettings> firstAccount;
    private final Optional<FirstClientSettings> firstClient;
    private final Argon2Settings argon2;
    private final boolean signatureNative;
    private final Duration refreshGrace;
    private final KeyEncryptionSettings keyEncryption;
    private final Duration signingKeyRotation;
    private final Duration signingKeyPending;
    private final int guessLimit;
    private final Duration guessWindow;
    private final List<Network> trustedProxies;
    private final List<String> corsOrigins;

    /**
     * @param source gives a setting's value by its exact name, or nothing
     * @throws InvalidSetting at the first setting that is not what it may be
     */
    public Settings(Function<String, Optional<String>> source) {
        this(source, source);
    }

    /**
     * @param source gives a setting's value by its exact name, or nothing
     * @param raw    gives the same with no expression in it expanded, for secrets
     * @throws InvalidSetting at the first setting that is not what it may be
     */
    public Settings(Function<String, Optional<String>> source, Function<String, Optional<String>> raw) {
        SettingReader reader = new SettingReader(source, raw);
        accessTokenLifetime = Duration.ofMinutes(reader.number("ACCESS_TOKEN_EXPIRE_MINUTES", 15, 1, 1440));
        sessionLifetime = Duration.ofMinutes(reader.number("SESSION_MAX_MINUTES", 720, 1, 525_600));
        issuer = publicUrl("TOKEN_ISSUER", reader.text("TOKEN_ISSUER").orElse("http://localhost:8080"));
        List<String> audiences = reader.list("TOKEN_AUDIENCE");
        audience = audiences.isEmpty() ? List.of(issuer) : audiences;
        if (issuer.length() > LONGEST_ISSUER) {
            throw new InvalidSetting("TOKEN_ISSUER", "at most " + LONGEST_ISSUER + " characters long, since it is in every token");
        }
        if (String.join(" ", audiences).length() > LONGEST_AUDIENCE) {
            throw new InvalidSetting("TOKEN_AUDIENCE", "at most " + LONGEST_AUDIENCE + " characters long, since it is in every token");
        }
        algorithm = reader.oneOf("TOKEN_ALGORITHM", "RS256", List.of("RS256", "ES256"));
        firstAccount = FirstAccountSettings.read(reader);
        firstClient = FirstClientSettings.read(reader);
        argon2 = Argon2Settings.read(reader);
        signatureNative = reader.oneOf("SIGNATURE_ENGINE", "auto", List.of("auto", "java")).equals("auto");
        refreshGrace = Duration.ofSeconds(reader.number("REFRESH_GRACE_SECONDS", 10, 0, 60));
        keyEncryption = KeyEncryptionSettings.read(reader);
        signingKeyRotation = Duration.ofDays(reader.number("SIGNING_KEY_ROTATION_DAYS", 90, 1, 3_650));
        signingKeyPending = Duration.ofSeconds(reader.number("SIGNING_KEY_PENDING_SECONDS", 600, 10, 86_400));
        guessLimit = reader.number("GUESS_LIMIT", 10, 1, 100);
        guessWindow = Duration.ofMinutes(reader.number("GUESS_WINDOW_MINUTES", 15, 1, 1_440));
        trustedProxies = Network.ofProxies("TRUSTED_PROXIES", reader.list("TRUSTED_PROXIES"));
        corsOrigins = reader.list("CORS_ORIGINS").stream().map(entry -> PageOrigin.parse("CORS_ORIGINS", entry)).toList();
    }

    private static String publicUrl(String setting, String value) {
        URI uri = absoluteHttp(value);
        if (uri == null || value.endsWith("/") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidSetting(setting, "an absolute http or https URL without a trailing slash, query or fragment");
        }
        return value;
    }

    private static URI absoluteHttp(String value) {
        try {
            URI uri = new URI(value);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** {@code ACCESS_TOKEN_EXPIRE_MINUTES}: from {@code iat} to {@code exp} at the most. */
    public Duration accessTokenLifetime() {
        return accessTokenLifetime;
    }

    /** {@code SESSION_MAX_MINUTES}: from {@code auth_time} to the end of a sliding session or refresh family. */
    public Duration sessionLifetime() {
        return sessionLifetime;
    }

    /** {@code TOKEN_ISSUER}: the {@code iss} claim, and the public URL of the context root. */
    public String issuer() {
        return issuer;
    }

    /** {@code TOKEN_AUDIENCE}: the {@code aud} claim where the client has none of its own; never empty. */
    public List<String> audience() {
        return audience;
    }

    /** {@code TOKEN_ALGORITHM}: {@code RS256} or {@code ES256}. */
    public String algorithm() {
        return algorithm;
    }

    /** {@code BOOTSTRAP_EMAIL} and {@code BOOTSTRAP_PASSWORD}. */
    public Optional<FirstAccountSettings> firstAccount() {
        return firstAccount;
    }

    /** {@code BOOTSTRAP_CLIENT_ID} and {@code BOOTSTRAP_CLIENT_SECRET}. */
    public Optional<FirstClientSettings> firstClient() {
        return firstClient;
    }

    /** {@code ARGON2_*}. */
    public Argon2Settings argon2() {
        return argon2;
    }

    /** {@code SIGNATURE_ENGINE}: whether a native provider may compute signatures, {@code auto}, or not, {@code java}. */
    public boolean signatureNative() {
        return signatureNative;
    }

    /** {@code REFRESH_GRACE_SECONDS}: how long a replaced refresh token may be sent again by a client whose answer was lost. */
    public Duration refreshGrace() {
        return refreshGrace;
    }

    /** {@code KEY_ENCRYPTION_KEY*}. */
    public KeyEncryptionSettings keyEncryption() {
        return keyEncryption;
    }

    /** {@code SIGNING_KEY_ROTATION_DAYS}. */
    public Duration signingKeyRotation() {
        return signingKeyRotation;
    }

    /** {@code SIGNING_KEY_PENDING_SECONDS}: how long a new key is published before it signs; twice what verifiers may cache it for. */
    public Duration signingKeyPending() {
        return signingKeyPending;
    }

    /** {@code GUESS_LIMIT}: wrong passwords per account and source within the window. */
    public int guessLimit() {
        return guessLimit;
    }

    /** {@code GUESS_WINDOW_MINUTES}. */
    public Duration guessWindow() {
        return guessWindow;
    }

    /** {@code TRUSTED_PROXIES}: networks whose forwarding headers count. */
    public List<Network> trustedProxies() {
        return trustedProxies;
    }

    /** {@code CORS_ORIGINS}: origins whose pages may call the service. */
    public List<String> corsOrigins() {
        return corsOrigins;
    }
}
