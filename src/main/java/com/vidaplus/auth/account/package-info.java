/**
 * Accounts and clients as stored: canonical e-mail addresses, groups, registered clients; no rule about who may do what.
 */
package com.vidaplus.auth.account;
