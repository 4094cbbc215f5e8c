package com.vidaplus.auth.account;

import java.time.Instant;

/**
 * The dates of an account, by the database's clock, in whole seconds.
 *
 * @param created         when the account was made
 * @param updated         when the account was last changed
 * @param passwordChanged when the account got its password
 */
public record AccountDates(Instant created, Instant updated, Instant passwordChanged) {
}
