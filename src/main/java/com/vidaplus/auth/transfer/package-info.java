/**
 * Moving in and out: accounts imported and exported as JSON Lines, with the password hashes of other services.
 */
package com.vidaplus.auth.transfer;
