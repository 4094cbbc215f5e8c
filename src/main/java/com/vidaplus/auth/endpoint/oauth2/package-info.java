/**
 * The OAuth door: token, revocation, introspection, keys and metadata (RFC 6749, 7009, 7662, 7517, 8414).
 */
package com.vidaplus.auth.endpoint.oauth2;
