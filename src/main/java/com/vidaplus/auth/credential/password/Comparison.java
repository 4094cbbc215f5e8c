package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.memory.HashDemand;
import java.util.Optional;

/**
 * What a password is about to be compared with.
 *
 * @param hash   the stored one, or a dummy
 * @param stored where the hash came from; empty for a dummy, which nothing matches
 * @param demand the memory of this comparison, and of a new hash after it
 */
public record Comparison(PasswordHash hash, Optional<StoredPassword> stored, HashDemand demand) {
}
