/**
 * Signing keys: made once, kept encrypted in the database, the same on every node, published as a JWK Set (RFC 7517).
 */
package com.vidaplus.auth.key;
