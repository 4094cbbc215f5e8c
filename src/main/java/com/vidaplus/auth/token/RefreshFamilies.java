package com.vidaplus.auth.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The refresh families of an account, for those who administer it. */
@Stateless
public class RefreshFamilies {

    @Inject
    private RefreshTokenRows rows;

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
