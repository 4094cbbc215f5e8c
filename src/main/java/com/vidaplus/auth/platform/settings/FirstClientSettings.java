package com.vidaplus.auth.platform.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The client to register while there is none.
 *
 * @param id     {@code BOOTSTRAP_CLIENT_ID}: RFC 6749 appendix A.1 characters without blank and {@code @}, at most 100
 * @param secret {@code BOOTSTRAP_CLIENT_SECRET}; without one the client is public
 */
public record FirstClientSettings(String id, Optional<String> secret) {

    /**
     * The allowed texts of a {@code client_id}: the characters of RFC 6749 appendix A.1 that stand in an address as they are. Servers
     * refuse an encoded slash, so an operator could not administer a client that needs one. No {@code @} is allowed, which tells an
     * account's token from a client's.
     */
    public static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~:-]{1,100}");
    /** Of 32 random hexadecimal digits, fewer than six are different once in ten million million times. */
    private static final int LEAST_DISTINCT = 6;

    /** {@link #ID} and {@link #isAccountLike} in words. */
    public static final String ID_IN_WORDS = "1 to 100 of the characters A-Z a-z 0-9 . _ ~ : and -, not one or two dots alone, and"
            + " nothing that looks like the id of an account (a UUID)";

    /** As many hexadecimal digits as a UUID has, whatever of the other characters is before, between and behind them. */
    private static final Pattern ACCOUNT_LIKE = Pattern.compile("(?i)(urn:uuid:)?[-._~:]*([0-9a-f][-._~:]*){32}");

    static Optional<FirstClientSettings> read(SettingReader reader) {
        Optional<String> id = reader.text("BOOTSTRAP_CLIENT_ID");
        Optional<String> secret = reader.secret("BOOTSTRAP_CLIENT_SECRET");
        if (id.isEmpty() && secret.isPresent()) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_ID", "given where BOOTSTRAP_CLIENT_SECRET is");
        }
        if (id.isPresent() && !isNewId(id.get())) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_ID", ID_IN_WORDS);
        }
        if (secret.isPresent() && !secret.get().matches("[ -~]{32,512}")) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_SECRET", "32 to 512 printable ASCII characters");
        }
        if (secret.isPresent() && ObviousSecret.is(secret.get(), LEAST_DISTINCT)) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_SECRET", "random (openssl rand -base64 32), and no pattern");
        }
        return id.map(value -> new FirstClientSettings(value, secret));
    }

    /** Whether a client may be registered by that {@code client_id}. */
    public static boolean isNewId(String id) {
        return ID.matcher(id).matches() && !isAccountLike(id);
    }

    /** Whether a {@code client_id} looks like the id of an account: in the audit log its client could be taken for a person. */
    public static boolean isAccountLike(String id) {
        return ACCOUNT_LIKE.matcher(id).matches();
    }

    /** Says the id only: a record's own text would show the secret. */
    @Override
    public String toString() {
        return "FirstClientSettings[" + id + "]";
    }
}
