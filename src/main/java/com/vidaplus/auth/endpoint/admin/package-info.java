/**
 * The operators' door: accounts, clients, sessions, keys and audit, and one's own account; errors as problem details (RFC 9457),
 * lost updates prevented by entity tags (RFC 9110 §13.1.1).
 */
package com.vidaplus.auth.endpoint.admin;
