package com.vidaplus.auth.it.token;

import com.vidaplus.auth.harness.client.AuthClient;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The keys that the service publishes, and tokens verified with nothing but them. */
public final class PublishedKeys {

    /** The contract's default of {@code TOKEN_ISSUER}. */
    public static final String DEFAULT_ISSUER = "http://localhost:8080";

    private final String json;
    private final JsonWebKeySet set;

    private PublishedKeys(String json) {
        this.json = json;
        try {
            set = new JsonWebKeySet(json);
        } catch (JoseException e) {
            throw new AssertionError("No JWK Set: " + json, e);
        }
    }

    /** Fetches them from {@code GET /oauth2/jwks}. */
    public static PublishedKeys of(AuthClient service) {
        return new PublishedKeys(service.get("/oauth2/jwks").body());
    }

    /** As somebody got them. */
    public static PublishedKeys ofJson(String json) {
        return new PublishedKeys(json);
    }

    /** As they came. */
    public String json() {
        return json;
    }

    /** The one that signs now. */
    public PublicJsonWebKey active() {
        return (PublicJsonWebKey) set.getJsonWebKeys().get(0);
    }

    /**
     * Verifies a token the way a consumer with the issuer's name and these keys does.
     *
     * @param audience which the token must be for
     * @throws AssertionError where it is not good, with the reasons
     */
    public VerifiedToken verify(String token, String issuer, String audience) {
        try {
            JwtContext context = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(set.getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "ES256"))
                    .setExpectedIssuer(issuer).setExpectedAudience(audience)
                    .setRequireSubject().setRequireJwtId().setRequireIssuedAt().setRequireExpirationTime()
                    .build().process(token);
            JsonWebStructure jws = context.getJoseObjects().get(0);
            Map<String, Object> header = JsonUtil.parseJson(jws.getHeaders().getFullHeaderAsJsonString());
            return new VerifiedToken(header, context.getJwtClaims().getClaimsMap());
        } catch (InvalidJwtException e) {
            throw new AssertionError("Not a good token: " + e.getErrorDetails(), e);
        } catch (JoseException e) {
            throw new AssertionError("Not a readable header", e);
        }
    }

    /** As {@link #verify(String, String, String)}, with the issuer and audience that the service has where nothing is set. */
    public VerifiedToken verify(String token) {
        return verify(token, DEFAULT_ISSUER, DEFAULT_ISSUER);
    }

    /** The length of the active key's modulus. */
    public int activeRsaBits() {
        return ((RsaJsonWebKey) active()).getRsaPublicKey().getModulus().bitLength();
    }
}
