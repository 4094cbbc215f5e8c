package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDates;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.token.RefreshFamily;
import java.util.List;

/**
 * Everything that is held on a person (GDPR Art. 15 and 20, LGPD Art. 18).
 *
 * @param account  as stored; its hash is not handed out, since it is of no use to them and of much to a thief
 * @param dates    of the account
 * @param sessions that are alive
 * @param audit    entries that name the account's id, newest first, at most 10,000
 */
public record PersonalData(Account account, AccountDates dates, List<RefreshFamily> sessions, List<AuditEntry> audit) {
}
