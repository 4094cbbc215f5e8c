/**
 * Access tokens: the claims of a MicroProfile JWT, how this service signs them, whether a presented one counts now (RFC 7519, 8725).
 */
package com.vidaplus.auth.token;
