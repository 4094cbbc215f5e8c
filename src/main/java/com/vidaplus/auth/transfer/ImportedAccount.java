package com.vidaplus.auth.transfer;

import com.vidaplus.auth.account.EmailAddress;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An account as it comes from another service, or another installation of this one.
 *
 * @param id            that it had and shall keep, or empty for a new one
 * @param email         canonical
 * @param hash          of its password, in a form that is verified here; empty if it has none
 * @param normalisation how the password's text was prepared for it: {@code nfc} or {@code none}
 * @param enabled       whether it may sign in
 * @param groups        its groups
 */
public record ImportedAccount(Optional<String> id, EmailAddress email, Optional<String> hash, String normalisation, boolean enabled,
        SortedSet<String> groups) {

    /** Says the address only. */
    @Override
    public String toString() {
        return "ImportedAccount[" + email + "]";
    }
}
