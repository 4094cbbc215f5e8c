package com.vidaplus.auth.credential.foreign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a library gives to bcrypt in place of the password, and how its hashes are written: groups of cost, salt and hash. */
enum BcryptInput {

    /** The password itself: {@code $2b$12$SALTHASH}, with the prefixes 2a, 2b and 2y, which are three names of one algorithm. */
    PASSWORD("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$", "") {
        @Override
        byte[] of(byte[] password, byte[] salt) {
            return password.clone();
        }
    },

    /** SHA-256 in hexadecimal, as Django has it: {@code bcrypt_sha256$$2b$12$SALTHASH}. */
    SHA256_HEX("bcrypt_sha256\\$\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$", "") {
        @Override
        byte[] of(byte[] password, byte[] salt) {
            return HexFormat.of().formatHex(sha256(password)).getBytes(StandardCharsets.US_ASCII);
        }
    },

    /** SHA-256 in base64, as passlib had it before 1.7.3: {@code $bcrypt-sha256$2b,12$SALT$HASH}. */
    SHA256_BASE64("\\$bcrypt-sha256\\$2[ab],([4-9]|[12][0-9]|3[01])\\$", "\\$") {
        @Override
        byte[] of(byte[] password, byte[] salt) {
            return base64(sha256(password));
        }
    },

    /** HMAC-SHA-256 in base64 under the text of the salt, as passlib has it now: {@code $bcrypt-sha256$v=2,t=2b,r=12$SALT$HASH}. */
    HMAC_BASE64("\\$bcrypt-sha256\\$v=2,t=2b,r=([4-9]|[12][0-9]|3[01])\\$", "\\$") {
        @Override
        byte[] of(byte[] password, byte[] salt) {
            return base64(hmac(Bcrypt64.encoded(salt).getBytes(StandardCharsets.US_ASCII), password));
        }
    };

    // No part can match in two ways, so the time to match is linear.
    private final Pattern form;

    BcryptInput(String start, String between) {
        this.form = Pattern.compile(start + "([./A-Za-z0-9]{22})" + between + "([./A-Za-z0-9]{31})");
    }

    /** Looks at any text: the groups 1 to 3 are the cost, the salt and the hash. */
    Matcher in(String text) {
        return form.matcher(text);
    }

    /**
     * @param password left as it is
     * @param salt     the bytes, not their text
     * @return the caller clears it
     */
    abstract byte[] of(byte[] password, byte[] salt);

    private static byte[] sha256(byte[] password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }

    private static byte[] hmac(byte[] key, byte[] password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(password);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC with SHA-256", impossible);
        }
    }

    private static byte[] base64(byte[] digest) {
        try {
            return Base64.getEncoder().encode(digest);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }
}
