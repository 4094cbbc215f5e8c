package com.vidaplus.auth.platform.settings;

import java.util.Optional;

/**
 * The account to make while there is none.
 *
 * @param email    {@code BOOTSTRAP_EMAIL} as given; printable ASCII with one {@code @}
 * @param password {@code BOOTSTRAP_PASSWORD}; 15 to 256 characters
 */
public record FirstAccountSettings(String email, String password) {

    static Optional<FirstAccountSettings> read(SettingReader reader) {
        Optional<String> email = reader.text("BOOTSTRAP_EMAIL");
        Optional<String> password = reader.secret("BOOTSTRAP_PASSWORD");
        if (email.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        if (email.isEmpty() || !email.get().matches("[!-~&&[^@]]{1,64}@[A-Za-z0-9.-]{1,189}")) {
            throw new InvalidSetting("BOOTSTRAP_EMAIL", "an e-mail address in ASCII, given together with BOOTSTRAP_PASSWORD");
        }
        if (password.isEmpty() || password.get().codePointCount(0, password.get().length()) < 15 || password.get().length() > 256) {
            throw new InvalidSetting("BOOTSTRAP_PASSWORD", "15 to 256 characters long, given together with BOOTSTRAP_EMAIL");
        }
        if (password.get().codePoints().distinct().count() == 1) {
            throw new InvalidSetting("BOOTSTRAP_PASSWORD", "more than one character over and over");
        }
        return Optional.of(new FirstAccountSettings(email.get(), password.get()));
    }

    /** Says the address only: a record's own text would show the password. */
    @Override
    public String toString() {
        return "FirstAccountSettings[" + email + "]";
    }
}
