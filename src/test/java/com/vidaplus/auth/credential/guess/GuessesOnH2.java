package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.sql.DataSource;

/** The limiter with its own statements, on a given database, for one thread. What a right or a wrong password costs, but for the hash. */
public final class GuessesOnH2 {

    private final Sql sql;
    private final GuessLimiter limiter;
    private final GuessHousekeeping housekeeping = new GuessHousekeeping();

    public GuessesOnH2(DataSource database, Settings settings, AuditLog audit) {
        sql = new Sql(database);
        GuessCounters counters = new GuessCounters(sql);
        housekeeping.counters = counters;
        Pseudonyms pseudonyms = new Pseudonyms() {
            @Override
            public String of(String text) {
                return hashed(text);
            }
        };
        limiter = new GuessLimiter(counters, pseudonyms, settings, sql, audit);
    }

    /**
     * Counts one password as {@link CredentialCheck} does.
     *
     * @return false where it may not be tried
     */
    public boolean password(String username, Source source, boolean right) {
        if (!(limiter.reserve(limiter.password(username, source)) instanceof Admission.Admitted admitted)) {
            return false;
        }
        if (right) {
            sql.inTransaction(statements -> {
                limiter.succeeded(admitted.reservation(), statements);
                return true;
            });
        } else {
            limiter.failed(admitted.reservation());
        }
        return true;
    }

    /** What the node does every minute. */
    public void clear() {
        housekeeping.clear();
    }

    /** As long as a pseudonym. */
    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
