/**
 * What a client may find out by itself: the authorization server metadata, derived from what is switched on (RFC 8414).
 */
package com.vidaplus.auth.endpoint.wellknown;
