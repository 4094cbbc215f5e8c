package com.vidaplus.auth.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Refresh families, for those who administer their accounts and clients. */
@Stateless
public class RefreshFamilies {

    @Inject
    private RefreshFamilyRows rows;

    /** Those that have neither ended nor expired, newest first, at most 200. */
    public List<RefreshFamily> of(String accountId) {
        return rows.aliveOf(accountId);
    }

    /**
     * Ends one.
     *
     * @return whether the account had such a one, and it had not ended before
     */
    public boolean end(String accountId, String sid) {
        return rows.aliveOf(accountId).stream().anyMatch(family -> family.session().sid().equals(sid)) && rows.end(sid, "administration");
    }
}
