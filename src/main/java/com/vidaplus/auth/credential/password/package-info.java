/**
 * Passwords and their hashes: Argon2id (RFC 9106), the rules for a new one, and a gate for as many as the machine has room for.
 */
package com.vidaplus.auth.credential.password;
