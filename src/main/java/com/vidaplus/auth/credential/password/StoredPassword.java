package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.account.Account;
import java.util.Objects;
import java.util.Optional;

/**
 * What an account row holds of a password. An account without a password has none of these.
 *
 * @param hash          an Argon2id, Argon2i, PBKDF2 or scrypt PHC string, or bcrypt as its library writes it; anything else is kept but
 *                      matches no password
 * @param normalisation which bytes of the password the hash was made from
 */
public record StoredPassword(String hash, Normalisation normalisation) {

    /** Takes both columns of the row as they are; neither may be null. */
    public StoredPassword {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(normalisation, "normalisation");
    }

    /** What that account's row holds; empty for an account without a password. */
    public static Optional<StoredPassword> of(Account account) {
        return account.passwordHash()
                .map(hash -> new StoredPassword(hash, Normalisation.ofStored(account.passwordNormalisation())));
    }

    /**
     * Tells whether the hash can be verified: of a known algorithm, well formed, its cost within bounds. If not, the row was tampered with
     * or badly imported. The row's reader then logs an error that names the account and not the hash.
     */
    public boolean isReadable() {
        return PasswordHash.parse(hash).isPresent();
    }

    @Override
    public String toString() {
        return "StoredPassword[hidden, " + normalisation.stored() + "]";
    }
}
