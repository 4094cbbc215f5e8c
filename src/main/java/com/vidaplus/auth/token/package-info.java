/**
 * What a token is: the claims of a MicroProfile JWT, how they are signed and how a presented token is verified (RFC 7519, RFC 8725).
 */
package com.vidaplus.auth.token;
