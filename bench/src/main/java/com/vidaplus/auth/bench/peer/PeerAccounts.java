package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.service.People;

/**
 * The accounts that each service is given.
 *
 * @param count        how many, a multiple of eight
 * @param password     of all of them; ASCII without quotes, backslashes and percent signs
 * @param clientSecret of the confidential client
 */
public record PeerAccounts(int count, String password, String clientSecret) {

    /** The name of one of them, an e-mail address, as our own service has it. */
    public String name(int number) {
        return People.email(number);
    }
}
