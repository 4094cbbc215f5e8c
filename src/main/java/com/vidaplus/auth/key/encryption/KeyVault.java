package com.vidaplus.auth.key.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts stored secrets, under keys derived from the key encryption key. The cipher is AES-256-GCM with a random nonce (NIST SP 800-38D).
 * The secret's name is the additional data, so that one stored secret cannot be put in another's place.
 */
public final class KeyVault {

    /** How long the key encryption key is, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec wrappingKey;
    private final String checkValue;

    /** @param keyEncryptionKey {@value #KEY_BYTES} random bytes */
    public KeyVault(byte[] keyEncryptionKey) {
        if (keyEncryptionKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key encryption key has 32 bytes");
        }
        checkValue = Base64.getUrlEncoder().withoutPadding().encodeToString(derive(keyEncryptionKey, "vidaplus-auth key check"));
        wrappingKey = new SecretKeySpec(derive(keyEncryptionKey, "vidaplus-auth signing keys"), "AES");
    }

    /** One key for each purpose (NIST SP 800-108 in its simplest form): what one leaks tells nothing of another. */
    static byte[] derive(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    /**
     * Tells the same key encryption key from another one: an HMAC-SHA256 in base64url, 43 characters. Neither the key nor the secrets under
     * it can be found from the check value.
     */
    public String checkValue() {
        return checkValue;
    }

    /**
     * @param name  what the secret is, for example a {@code kid}
     * @param clear the secret
     * @return printable text to store
     */
    public String encrypt(String name, String clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
            return VERSION + Base64.getEncoder().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /**
     * @param name   as it was encrypted
     * @param stored what {@link #encrypt} gave
     * @return the secret
     * @throws WrongKeyEncryptionKey if the text was encrypted under another key or name, or changed since
     */
    public String decrypt(String name, String stored) {
        try {
            if (!stored.startsWith(VERSION)) {
                throw new WrongKeyEncryptionKey(name);
            }
            byte[] bytes = Base64.getDecoder().decode(stored.substring(VERSION.length()));
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new WrongKeyEncryptionKey(name);
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] clear = cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WrongKeyEncryptionKey(name);
        }
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, wrappingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
