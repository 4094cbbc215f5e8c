package com.vidaplus.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.vidaplus.auth.key.KeyRing;
import com.vidaplus.auth.key.SigningKey;
import com.vidaplus.auth.platform.database.DatabaseTime;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Signs access tokens, and accepts only tokens that this service could have signed itself. A token needs the one header shape, a known
 * {@code kid}, that key's own algorithm, and this issuer (RFC 8725 §3.1, §3.8, §3.11).
 */
@ApplicationScoped
public class AccessTokens {

    private static final Set<String> HEADER_PARAMETERS = Set.of("alg", "typ", "kid");
    private static final Set<String> TYPES = Set.of(AccessToken.TYP_JWT, AccessToken.TYP_AT_JWT);
    /** How far the clocks of two nodes may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final KeyRing keys;
    private final Settings settings;
    private final DatabaseTime time;

    /** For the client proxy. */
    protected AccessTokens() {
        this(null, null, null);
    }

    @Inject
    AccessTokens(KeyRing keys, Settings settings, DatabaseTime time) {
        this.keys = keys;
        this.settings = settings;
        this.time = time;
    }

    /**
     * @param token its content
     * @return a JWS in compact form (RFC 7515 §7.1), signed with the active key
     * @throws IllegalStateException if the result would be longer than {@link #verify} takes, which {@link TokenRoom} tells before
     */
    public String sign(AccessToken token) {
        SigningKey key = keys.active();
        JWSHeader header = new JWSHeader.Builder(key.algorithm()).type(new JOSEObjectType(token.typ())).keyID(key.kid()).build();
        JWSObject jws = new JWSObject(header, new Payload(Claims.of(settings.issuer(), token)));
        try {
            jws.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("Signing with " + key + " failed", e);
        }
        String compact = jws.serialize();
        if (compact.length() > TokenRoom.LONGEST) {
            throw new IllegalStateException("An access token of " + compact.length() + " characters would be taken nowhere");
        }
        return compact;
    }

    /**
     * Verifies a token by the database's clock, by which revocations are forgotten too once the token has expired.
     *
     * @param compact as presented, of any form
     * @return the content, or empty if this service did not sign the token or it has expired
     */
    public Optional<VerifiedToken> verify(String compact) {
        if (compact.length() > TokenRoom.LONGEST || !CompactForm.isThreeBase64UrlParts(compact)) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            JWSHeader header = jwt.getHeader();
            if (!isOurs(header)) {
                return Optional.empty();
            }
            // A kid of null would be an exception in a bean, which the server logs, so that an attacker could fill the log.
            Optional<SigningKey> key = Optional.ofNullable(header.getKeyID()).flatMap(keys::find)
                    .filter(k -> k.algorithm().equals(header.getAlgorithm()));
            if (key.isEmpty() || !jwt.verify(key.get().verifier())) {
                return Optional.empty();
            }
            return Claims.read(settings.issuer(), header.getType().getType(), jwt.getJWTClaimsSet()).filter(this::isCurrent)
                    .map(token -> new VerifiedToken(token, header.getKeyID()));
        } catch (ParseException | JOSEException | RuntimeException e) {
            // A text that a parser fails on, for any reason, is no token of this service.
            return Optional.empty();
        }
    }

    /** Whether the token's {@code aud} has this service's own URL, so that the token may be used at the service itself. */
    boolean isForThisService(AccessToken token) {
        return token.audience().contains(settings.issuer());
    }

    /** The header is looked at as it was sent: the library's own list leaves out an empty {@code crit} and a {@code b64} that is true. */
    private static boolean isOurs(JWSHeader header) throws ParseException {
        Set<String> sent = JSONObjectUtils.parse(header.getParsedBase64URL().decodeToString()).keySet();
        return sent.equals(HEADER_PARAMETERS) && TYPES.contains(header.getType().getType());
    }

    private boolean isCurrent(AccessToken token) {
        Instant now = time.instant();
        return token.expiresAt().isAfter(now) && !token.issuedAt().isAfter(now.plus(SKEW));
    }
}
