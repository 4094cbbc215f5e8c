package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds, for any name, the hash of one other account. A name without a hash gets a dummy made after that hash. The other account has the
 * next id after a keyed hash of the name. Every node always finds the same account, and without the key no attacker can tell which.
 *
 * <p>So names without an account take as long as accounts do, each kind of hash as often as it is stored. Once the other account's hash is
 * made anew, the name follows at once, as an account's own would. The other hash is looked for whether the name has a hash or not.
 */
@ApplicationScoped
public class OtherHash {

    /** Accounts without a password are passed over, so many at most; after that the dummy has the configured cost. */
    private static final String NEXT = """
            SELECT password_hash FROM (
                (SELECT id, password_hash, 0 AS lap FROM account WHERE id >= ? ORDER BY id FETCH FIRST 32 ROWS ONLY)
                UNION ALL
                (SELECT id, password_hash, 1 AS lap FROM account ORDER BY id FETCH FIRST 32 ROWS ONLY)) AS following
            WHERE password_hash IS NOT NULL ORDER BY lap, id FETCH FIRST 1 ROW ONLY""";

    private final Sql sql;
    private final Pseudonyms pseudonyms;

    /** For the client proxy. */
    protected OtherHash() {
        this(null, null);
    }

    @Inject
    OtherHash(Sql sql, Pseudonyms pseudonyms) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Reads the other account's hash by one statement over two short ranges of the primary key.
     *
     * @param username as typed; a name that can be no address has another account too
     * @return the hash as stored, which may be unreadable; empty where no account near has a password
     * @throws IllegalStateException where the database does not answer
     */
    Optional<String> of(String username) {
        return sql.first(NEXT, row -> row.getString(1), place(username));
    }

    /** Where the name stands among the ids, which are random UUIDs. */
    private String place(String username) {
        String name = EmailAddress.of(username).map(EmailAddress::canonical).orElse(username);
        ByteBuffer keyed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(pseudonyms.of("other hash " + name)));
        return new UUID(keyed.getLong(), keyed.getLong()).toString();
    }
}
