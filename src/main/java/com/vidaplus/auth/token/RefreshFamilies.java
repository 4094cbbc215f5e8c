package com.vidaplus.auth.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Refresh families, for those who administer their accounts and clients. */
@Stateless
public class RefreshFamilies {

    @Inject
    private RefreshFamilyRows rows;

    /** Ends all families of a client: one that was disabled must not find them alive when it is enabled again. */
    public void endAllOfClient(String clientId) {
        rows.endAllOfClient(clientId, "client");
    }
}
