/**
 * The OAuth door: strict RFC 6749 and its companions; here so far the JWK Set (RFC 7517).
 */
package com.vidaplus.auth.endpoint.oauth2;
