/**
 * Registered OAuth clients as stored, their secrets' hashes, and the versions that end their tokens (RFC 6749 section 2).
 */
package com.vidaplus.auth.client;
