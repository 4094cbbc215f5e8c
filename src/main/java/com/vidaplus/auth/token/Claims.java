package com.vidaplus.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.vidaplus.auth.session.Session;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes an {@link AccessToken} as claims and reads it back (MicroProfile JWT 2.1 §4, RFC 7519 §4.1, RFC 9068 §2.2). */
final class Claims {

    private Claims() {
    }

    /** A plain map rather than the library's claims set, which would write an audience of one as a string. */
    static Map<String, Object> of(String issuer, AccessToken token) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", token.subject());
        claims.put("upn", token.subject());
        claims.put("preferred_username", token.subject());
        token.uid().ifPresent(uid -> claims.put("uid", uid));
        claims.put("groups", List.copyOf(token.groups()));
        claims.put("aud", token.audience());
        claims.put("iat", token.issuedAt().getEpochSecond());
        claims.put("exp", token.expiresAt().getEpochSecond());
        claims.put("jti", token.jti());
        token.session().ifPresent(session -> {
            claims.put("sid", session.sid());
            claims.put("auth_time", session.authTime().getEpochSecond());
        });
        if (!token.scope().isEmpty()) {
            claims.put("scope", String.join(" ", token.scope()));
        }
        token.clientId().ifPresent(id -> claims.put("client_id", id));
        return claims;
    }

    /**
     * @return the content; empty if the issuer is another, a claim that this service always writes is missing, or {@code nbf}, which it
     *         never writes, is there
     * @throws ParseException if a claim is of another type
     */
    static Optional<AccessToken> read(String issuer, String typ, JWTClaimsSet claims) throws ParseException {
        List<String> audience = claims.getAudience();
        List<String> groups = claims.getStringListClaim("groups");
        Date issuedAt = claims.getIssueTime();
        Date expiresAt = claims.getExpirationTime();
        boolean whole = issuer.equals(claims.getIssuer()) && claims.getSubject() != null && claims.getJWTID() != null
                && issuedAt != null && expiresAt != null && claims.getNotBeforeTime() == null && groups != null && !audience.isEmpty();
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new AccessToken(claims.getSubject(), Optional.ofNullable(claims.getStringClaim("uid")), new TreeSet<>(groups),
                audience, issuedAt.toInstant(), expiresAt.toInstant(), claims.getJWTID(), session(claims),
                scope(claims), Optional.ofNullable(claims.getStringClaim("client_id")), typ));
    }

    private static Optional<Session> session(JWTClaimsSet claims) throws ParseException {
        String sid = claims.getStringClaim("sid");
        Long authTime = claims.getLongClaim("auth_time");
        return sid == null || authTime == null ? Optional.empty() : Optional.of(new Session(sid, Instant.ofEpochSecond(authTime)));
    }

    private static SortedSet<String> scope(JWTClaimsSet claims) throws ParseException {
        String scope = claims.getStringClaim("scope");
        return scope == null ? new TreeSet<>() : new TreeSet<>(List.of(scope.split(" ")));
    }
}
