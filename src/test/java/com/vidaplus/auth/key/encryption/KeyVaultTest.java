package com.vidaplus.auth.key.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {

    private static final String CLEAR = "{\"d\":\"canary of a private key, \u00E9\"}";

    private final KeyVault vault = new KeyVault(keyOf(1));

    @Test
    void whatIsStoredComesBack() {
        assertThat(vault.decrypt("kid", vault.encrypt("kid", CLEAR))).isEqualTo(CLEAR);
        assertThat(vault.decrypt("kid", vault.encrypt("kid", ""))).isEmpty();
        assertThat(new KeyVault(keyOf(1)).decrypt("kid", vault.encrypt("kid", CLEAR))).isEqualTo(CLEAR);
    }

    @Test
    void storedFormShowsNothingAndIsNeverTheSameTwice() {
        String stored = vault.encrypt("kid", CLEAR);
        byte[] bytes = Base64.getDecoder().decode(stored.substring("v1:".length()));

        assertThat(stored).matches("v1:[A-Za-z0-9+/=]+").doesNotContain("canary");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(vault.encrypt("kid", CLEAR)).isNotEqualTo(stored);
        assertThat(vault.encrypt("kid", CLEAR).substring(3, 19)).as("nonce").isNotEqualTo(stored.substring(3, 19));
    }

    @Test
    void anotherNameOpensNothing() {
        assertRefused(vault, "kid2", vault.encrypt("kid", CLEAR));
        assertRefused(vault, "", vault.encrypt("kid", CLEAR));
    }

    @Test
    void anotherKeyOpensNothing() {
        byte[] oneBitOff = keyOf(1);
        oneBitOff[31] ^= 1;

        assertRefused(new KeyVault(keyOf(2)), "kid", vault.encrypt("kid", CLEAR));
        assertRefused(new KeyVault(oneBitOff), "kid", vault.encrypt("kid", CLEAR));
    }

    @Test
    void everyChangedByteIsNoticed() {
        String stored = vault.encrypt("kid", CLEAR);
        byte[] bytes = Base64.getDecoder().decode(stored.substring(3));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertRefused(vault, "kid", "v1:" + Base64.getEncoder().encodeToString(changed));
        }
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(vault, "kid", "v1:" + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1:", "v1:====", "v1:not base64", "v2:AAAA", "{\"kty\":\"RSA\"}", "V1:AAAA"})
    void whatWasNeverEncryptedIsRefused(String stored) {
        assertRefused(vault, "kid", stored);
    }

    @Test
    void storedFormIsNotEncryptedUnderTheGivenKeyItself() throws Exception {
        byte[] bytes = Base64.getDecoder().decode(vault.encrypt("kid", CLEAR).substring(3));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(keyOf(1), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(bytes, 12)));
        cipher.updateAAD("kid".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> cipher.doFinal(bytes, 12, bytes.length - 12));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void keyHas32Bytes(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyVault(new byte[length]));
    }

    private static void assertRefused(KeyVault vault, String name, String stored) {
        assertThatExceptionOfType(WrongKeyEncryptionKey.class).isThrownBy(() -> vault.decrypt(name, stored))
                .withMessageContaining("KEY_ENCRYPTION_KEY").withNoCause();
    }

    private static byte[] keyOf(int fill) {
        byte[] key = new byte[KeyVault.KEY_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
