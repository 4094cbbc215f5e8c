package com.vidaplus.auth.key;

/**
 * The public facts about a signing key.
 *
 * @param kid       as in the JWK Set
 * @param algorithm {@code RS256} or {@code ES256}
 * @param state     where it is in its life
 */
public record SigningKeyInfo(String kid, String algorithm, SigningKeyState state) {
}
