/**
 * Sessions and their refresh families: begun, rotated, ended; a refresh token that comes twice ends its family (RFC 9700 section 4.14).
 */
package com.vidaplus.auth.session;
