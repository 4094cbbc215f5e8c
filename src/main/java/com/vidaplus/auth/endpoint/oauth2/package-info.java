/**
 * The OAuth door: token, revocation, introspection and key endpoints that every standard client speaks (RFC 6749, 7009, 7662, 7517).
 */
package com.vidaplus.auth.endpoint.oauth2;
