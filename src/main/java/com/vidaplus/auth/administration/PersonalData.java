package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDates;

/**
 * What is held on a person in one row (GDPR Art. 15 and 20, LGPD Art. 18). What there may be any number of is handed out by
 * {@link DataProtection#eachSession}, {@link DataProtection#eachEndedSession} and {@link DataProtection#eachAuditEntry}.
 *
 * @param account as stored; its hash is not handed out, since it is of no use to its owner and of much to a thief
 * @param dates   of the account
 */
public record PersonalData(Account account, AccountDates dates) {
}
