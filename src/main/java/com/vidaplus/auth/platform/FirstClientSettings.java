package com.vidaplus.auth.platform;

import java.util.Optional;

/**
 * The client to register while there is none.
 *
 * @param id     {@code BOOTSTRAP_CLIENT_ID}: RFC 6749 appendix A.1 characters without blank and {@code @}, at most 100
 * @param secret {@code BOOTSTRAP_CLIENT_SECRET}; without one the client is public
 */
public record FirstClientSettings(String id, Optional<String> secret) {

    static Optional<FirstClientSettings> read(SettingReader reader) {
        Optional<String> id = reader.text("BOOTSTRAP_CLIENT_ID");
        Optional<String> secret = reader.text("BOOTSTRAP_CLIENT_SECRET");
        if (id.isEmpty() && secret.isPresent()) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_ID", "given where BOOTSTRAP_CLIENT_SECRET is");
        }
        if (id.isPresent() && !id.get().matches("[!-~&&[^@]]{1,100}")) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_ID", "1 to 100 printable ASCII characters without blank and @");
        }
        if (secret.isPresent() && !secret.get().matches("[ -~]{32,512}")) {
            throw new InvalidSetting("BOOTSTRAP_CLIENT_SECRET", "32 to 512 printable ASCII characters");
        }
        return id.map(value -> new FirstClientSettings(value, secret));
    }

    /** Says the id only: a record's own text would show the secret. */
    @Override
    public String toString() {
        return "FirstClientSettings[" + id + "]";
    }
}
