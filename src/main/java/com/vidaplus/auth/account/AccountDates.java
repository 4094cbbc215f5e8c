package com.vidaplus.auth.account;

import java.time.Instant;

/**
 * When what happened to an account, by the database's clock, in whole seconds.
 *
 * @param created         when it was made
 * @param updated         when it was last changed
 * @param passwordChanged when it got its password
 */
public record AccountDates(Instant created, Instant updated, Instant passwordChanged) {
}
