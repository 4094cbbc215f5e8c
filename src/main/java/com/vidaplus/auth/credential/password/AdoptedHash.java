package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.foreign.ForeignHash;
import com.vidaplus.auth.credential.memory.HashDemand;
import java.security.SecureRandom;

/**
 * A hash of another service, kept until its owner's next sign-in.
 *
 * @param foreign does the work
 */
record AdoptedHash(ForeignHash foreign) implements PasswordHash {

    @Override
    public boolean matches(byte[] password, Argon2 argon2) {
        return foreign.matches(password);
    }

    @Override
    public HashDemand demand(Argon2 argon2) {
        return foreign.demand();
    }

    @Override
    public PasswordHash dummy(SecureRandom random) {
        return new AdoptedHash(foreign.dummy(random));
    }

    @Override
    public String toString() {
        return "AdoptedHash[hidden]";
    }
}
