/**
 * What the JSON doors share: bearer tokens (RFC 6750), problem documents (RFC 9457), bodies, paging, entity tags (RFC 9110).
 */
package com.vidaplus.auth.endpoint.rest;
