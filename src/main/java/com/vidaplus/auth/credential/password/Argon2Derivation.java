package com.vidaplus.auth.credential.password;

import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * All of an Argon2 key derivation but the password (RFC 9106 §3.1).
 *
 * @param type    one of the types of {@link Argon2Parameters}
 * @param version one of the versions of {@link Argon2Parameters}
 * @param salt    8 bytes or more; left as it is
 * @param length  of the key, in bytes, 4 or more
 */
public record Argon2Derivation(int type, int version, Argon2Cost cost, byte[] salt, int length) {
}
