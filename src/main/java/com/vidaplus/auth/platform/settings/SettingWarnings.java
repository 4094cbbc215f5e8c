package com.vidaplus.auth.platform.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Warnings for the operator at the start about settings that work, and are rarely meant so. No warning has a secret in it. */
public final class SettingWarnings {

    /** Payara keeps keys for five minutes, and a verifier may have asked just before a key was published. */
    private static final Duration LEAST_PENDING = Duration.ofMinutes(10);
    private static final Duration LONG_TOKEN = Duration.ofHours(1);
    private static final Duration LONG_SESSION = Duration.ofDays(30);
    private static final Duration LONG_ROTATION = Duration.ofDays(3 * 365);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private SettingWarnings() {
    }

    /** @return one sentence or two for each, beginning with the setting's name; empty where nothing is odd */
    public static List<String> of(Settings settings) {
        List<String> warnings = new ArrayList<>();
        if (isPlainHttp(settings.issuer())) {
            warnings.add("TOKEN_ISSUER is plain http: verifiers would fetch keys, and clients send passwords, unencrypted. Use https.");
        }
        settings.corsOrigins().stream().filter(SettingWarnings::isPlainHttp).forEach(origin -> warnings.add("CORS_ORIGINS has the plain"
                + " http origin " + origin + ": whoever is on the network between can change its pages."));
        if (!settings.audience().contains(settings.issuer())) {
            warnings.add("TOKEN_AUDIENCE does not list TOKEN_ISSUER: /admin, /account and /metrics take only tokens of clients whose own"
                    + " audiences list it. Add it where operators sign in without such a client.");
        }
        if (settings.argon2().isWeak()) {
            warnings.add("ARGON2_WEAK allows hashes that are cheap to guess. It is for tests only.");
        }
        if (settings.signingKeyPending().compareTo(LEAST_PENDING) < 0) {
            warnings.add("SIGNING_KEY_PENDING_SECONDS is less than twice the five minutes for which Payara keeps keys:"
                    + " after a rotation such verifiers refuse new tokens until they read the keys again.");
        }
        warnOfTimes(settings, warnings);
        return warnings;
    }

    private static void warnOfTimes(Settings settings, List<String> warnings) {
        if (settings.accessTokenLifetime().compareTo(LONG_TOKEN) > 0) {
            warnings.add("ACCESS_TOKEN_EXPIRE_MINUTES is over an hour: verifiers that do not introspect take a revoked token so long.");
        }
        if (settings.accessTokenLifetime().compareTo(settings.sessionLifetime()) > 0) {
            warnings.add("ACCESS_TOKEN_EXPIRE_MINUTES is over SESSION_MAX_MINUTES: tokens expire with their session, earlier than it says.");
        }
        if (settings.sessionLifetime().compareTo(LONG_SESSION) > 0) {
            warnings.add("SESSION_MAX_MINUTES is over 30 days, the longest that NIST SP 800-63B lets anybody go on without a password.");
        }
        if (settings.signingKeyRotation().compareTo(LONG_ROTATION) > 0) {
            warnings.add("SIGNING_KEY_ROTATION_DAYS is over three years, the longest that NIST SP 800-57 has for a signing key.");
        }
    }

    private static boolean isPlainHttp(String url) {
        URI uri = URI.create(url);
        return "http".equals(uri.getScheme()) && !LOCAL.contains(uri.getHost());
    }
}
