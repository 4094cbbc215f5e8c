package com.vidaplus.auth.key.encryption;

import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns names and addresses into pseudonyms (HMAC-SHA256) under a key that the key encryption key gives or opens. Every node makes the same
 * pseudonyms, and a copy of the database alone is not enough to read or make them.
 */
public final class NameKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param keyEncryptionKey {@value KeyVault#KEY_BYTES} random bytes */
    NameKey(byte[] keyEncryptionKey) {
        this(new SecretKeySpec(KeyVault.derive(keyEncryptionKey, "vidaplus-auth names"), ALGORITHM));
    }

    private NameKey(SecretKeySpec key) {
        this.key = key;
    }

    /** @param bytes what {@link #bytes} gave */
    static NameKey stored(byte[] bytes) {
        return new NameKey(new SecretKeySpec(bytes, ALGORITHM));
    }

    byte[] bytes() {
        return key.getEncoded();
    }

    /** As {@link #of(Settings, Optional)}, where the key encryption key was never changed. */
    public static NameKey of(Settings settings) {
        return of(settings, Optional.empty());
    }

    /**
     * The key as the settings give it, for commands beside the service.
     *
     * @param dataKeys {@code key_encryption_check.data_keys}; empty where that is null
     * @throws InvalidSetting        where neither {@code KEY_ENCRYPTION_KEY} nor {@code KEY_ENCRYPTION_KEY_FILE} gives one
     * @throws WrongKeyEncryptionKey where that does not open the data keys
     */
    public static NameKey of(Settings settings, Optional<String> dataKeys) {
        byte[] key = KeyEncryptionKey.find(settings, Optional.empty(), true);
        return dataKeys.map(sealed -> DataKeys.open(new KeyVault(key), sealed, sealed)).orElseGet(() -> DataKeys.of(key)).names();
    }

    /** The pseudonym of a text, in base64url: 43 characters, always the same for the same text. */
    public String pseudonym(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
