package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDates;

/**
 * The data on a person that fits into one row (GDPR Art. 15 and 20, LGPD Art. 18). Lists of any length are handed out by
 * {@link DataProtection#eachSession}, {@link DataProtection#eachEndedSession} and {@link DataProtection#eachAuditEntry}.
 *
 * @param account as stored; the hash is not handed out, since it is of no use to its owner and of much to a thief
 * @param dates   of the account
 */
public record PersonalData(Account account, AccountDates dates) {
}
