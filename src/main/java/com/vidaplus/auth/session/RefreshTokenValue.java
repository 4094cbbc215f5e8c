package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.RandomText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: 256 random bits in base64url, which only its holder has. Stored are the token's hash, and its successor encrypted under
 * a key that is derived from the token. So a client whose answer was lost can get the same successor again, and a copy of the database
 * gives no token.
 *
 * @param text as the client presents it
 */
public record RefreshTokenValue(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    public static RefreshTokenValue random() {
        return new RefreshTokenValue(RandomText.of(BYTES));
    }

    /** The hash under which the token is stored. A fast one is enough: an attacker cannot guess 256 random bits. */
    public String hash() {
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** @return the other token, readable only with this one */
    public String seal(RefreshTokenValue successor) {
        byte[] sealed = new byte[NONCE_BYTES];
        RANDOM.nextBytes(sealed);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, sealed).doFinal(successor.text.getBytes(StandardCharsets.US_ASCII));
            byte[] both = Arrays.copyOf(sealed, NONCE_BYTES + text.length);
            System.arraycopy(text, 0, both, NONCE_BYTES, text.length);
            return encode(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /**
     * @param sealed the result of {@link #seal} of this same token
     * @throws IllegalStateException if it is anything else, which means that the database was changed by hand
     */
    RefreshTokenValue unseal(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            byte[] clear = cipher(Cipher.DECRYPT_MODE, bytes).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new RefreshTokenValue(new String(clear, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | IllegalArgumentException | ProviderException e) {
            // Java's cipher throws the last of them for an input shorter than its tag.
            throw new IllegalStateException("A sealed successor does not belong to its token", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonceFirst) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] key = mac.doFinal("vidaplus-auth successor".getBytes(StandardCharsets.US_ASCII));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        return cipher;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "RefreshTokenValue";
    }
}
