/**
 * Accounts as stored: canonical e-mail addresses, groups, conditional changes; no rule about who may do what.
 */
package com.vidaplus.auth.account;
