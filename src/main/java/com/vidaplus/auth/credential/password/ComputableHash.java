package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.account.Account;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;

/** Whether this node can compute an account's stored hash, and an error in the log for the operator where it cannot. */
public final class ComputableHash {

    private static final Logger LOG = System.getLogger(ComputableHash.class.getName());

    private ComputableHash() {
    }

    /**
     * Tells whether this node can compute the hash; a hash that it cannot compute locks the account's owner out.
     *
     * @param read empty where there is no such account
     * @return true also where there is no hash at all
     */
    public static boolean isOf(Optional<Account> read, PasswordHasher hasher) {
        Optional<StoredPassword> stored = read.flatMap(StoredPassword::of);
        boolean readable = stored.map(StoredPassword::isReadable).orElse(true);
        boolean tooDear = stored.filter(hasher::isTooDear).isPresent();
        if (tooDear) {
            LOG.log(Level.ERROR, "The stored password hash of account {0} needs more memory than hashes may take of this heap:"
                    + " it matches nothing until the heap is larger", read.get().id());
        } else if (!readable) {
            LOG.log(Level.ERROR, "The stored password hash of account {0} cannot be read, or would cost too much: it matches nothing",
                    read.get().id());
        }
        return readable && !tooDear;
    }
}
