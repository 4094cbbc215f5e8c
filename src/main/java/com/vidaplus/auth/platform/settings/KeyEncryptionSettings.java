package com.vidaplus.auth.platform.settings;

import java.util.Optional;

/**
 * The place of the key encryption key, and of the previous one during a change of keys. Nothing is decoded or read yet.
 *
 * @param key          {@code KEY_ENCRYPTION_KEY}: 256 bits in base64
 * @param file         {@code KEY_ENCRYPTION_KEY_FILE}: a file that holds the same
 * @param previous     {@code KEY_ENCRYPTION_KEY_PREVIOUS}: the key of before, in base64
 * @param previousFile {@code KEY_ENCRYPTION_KEY_PREVIOUS_FILE}: a file that holds the same
 */
public record KeyEncryptionSettings(Optional<String> key, Optional<String> file, Optional<String> previous, Optional<String> previousFile) {

    private static final String KEY = "KEY_ENCRYPTION_KEY";
    private static final String PREVIOUS = "KEY_ENCRYPTION_KEY_PREVIOUS";

    static KeyEncryptionSettings read(SettingReader reader) {
        return new KeyEncryptionSettings(reader.asTyped(KEY), file(reader, KEY), reader.asTyped(PREVIOUS), file(reader, PREVIOUS));
    }

    private static Optional<String> file(SettingReader reader, String key) {
        Optional<String> file = reader.text(key + "_FILE");
        if (file.isPresent() && reader.asTyped(key).isPresent()) {
            throw new InvalidSetting(key + "_FILE", "left out where " + key + " is set");
        }
        return file;
    }

    /** Says no key: a record's own text would. */
    @Override
    public String toString() {
        return "KeyEncryptionSettings[]";
    }
}
