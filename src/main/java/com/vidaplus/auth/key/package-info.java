/**
 * Signing keys: made once, the same on every node, retired by age, published as a JWK Set (RFC 7517).
 */
package com.vidaplus.auth.key;
