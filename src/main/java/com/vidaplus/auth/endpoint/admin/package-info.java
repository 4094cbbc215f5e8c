/**
 * The operators' door: accounts, clients, sessions, keys and audit; and the door to one's own account.
 */
package com.vidaplus.auth.endpoint.admin;
