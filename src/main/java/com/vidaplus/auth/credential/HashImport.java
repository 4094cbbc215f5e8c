package com.vidaplus.auth.credential;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns password hashes as other services store them into the form that is stored and verified here, without knowing any password.
 *
 * <p>Taken are: Argon2id, Argon2i and bcrypt strings as they are; Django's {@code pbkdf2_sha256$}, {@code pbkdf2_sha1$}, {@code bcrypt$}
 * and {@code argon2$}; Werkzeug's {@code pbkdf2:sha256:}; Spring Security's {@code {bcrypt}} and {@code {argon2}}; Jakarta Security's
 * {@code PBKDF2WithHmacSHA256:} and the like, which Soteria writes; passlib's {@code $pbkdf2-sha256$}; and whatever is stored here
 * already. Keycloak's credentials are two texts: see {@link KeycloakCredential}.
 *
 * <p>Other services hash a password's bytes as they come, so the row's normalisation is {@link Normalisation#NONE}.
 */
public final class HashImport {

    // The longest that is good, Soteria's with 64 bytes of salt and 1 KiB of key, has about 1500 characters.
    private static final int MAX_LENGTH = 2048;

    private static final Pattern WRAPPED = Pattern.compile(
            "(?:\\{bcrypt\\}|bcrypt\\$)(\\$2.*)|(?:\\{argon2(?:@SpringSecurity_v5_8)?\\}|argon2)(\\$argon2.*)");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$.*");
    private static final Pattern ARGON2 = Pattern.compile("\\$argon2id?\\$.*");
    private static final Pattern COSTLY_BCRYPT = Pattern.compile("\\$2[aby]\\$(?:1[7-9]|2[0-9]|3[01])\\$.*");
    private static final Pattern ARGON2_COST = Pattern.compile(".*\\$m=([0-9]+),t=([0-9]+),p=([0-9]+)\\$.*");
    private static final Pattern PBKDF2 = Pattern.compile("\\$pbkdf2[-$].*|pbkdf2_sha(?:1|256)\\$.*|pbkdf2:sha[0-9]+:.*|PBKDF2WithHmacSHA[0-9]+:.*");

    private static final List<Pbkdf2Form> PBKDF2_FORMS = List.of(
            new Pbkdf2Form("\\$pbkdf2-sha(1|224|256|384|512)\\$i=([1-9][0-9]*)\\$([^$]+)\\$([^$]+)",
                    PasswordHash::base64, PasswordHash::base64),
            // Its salt is text, and its bytes are what is hashed.
            new Pbkdf2Form("pbkdf2_sha(1|256)\\$([1-9][0-9]*)\\$([!-#%-~]+)\\$([^$]+)",
                    HashImport::ascii, HashImport::paddedBase64),
            // Werkzeug's, which Flask applications have; its salt is text too, and its key is in hexadecimal.
            new Pbkdf2Form("pbkdf2:sha(1|224|256|384|512):([1-9][0-9]*)\\$([!-#%-~]+)\\$([0-9a-f]+)",
                    HashImport::ascii, HashImport::hexadecimal),
            new Pbkdf2Form("PBKDF2WithHmacSHA(224|256|384|512):([1-9][0-9]*):([^:]+):([^:]+)",
                    HashImport::paddedBase64, HashImport::paddedBase64),
            new Pbkdf2Form("\\$pbkdf2(?:-sha(256|512))?\\$([1-9][0-9]*)\\$([^$]+)\\$([^$]+)",
                    HashImport::passlibBase64, HashImport::passlibBase64));

    private record Pbkdf2Form(Pattern pattern, Function<String, Optional<byte[]>> salt, Function<String, Optional<byte[]>> key) {

        Pbkdf2Form(String pattern, Function<String, Optional<byte[]>> salt, Function<String, Optional<byte[]>> key) {
            this(Pattern.compile(pattern), salt, key);
        }
    }

    private HashImport() {
    }

    /**
     * Reads a hash.
     *
     * @param text as stored by the other service; any text, and nothing is trimmed
     * @return what to store instead, or why it cannot be taken; never an exception
     */
    public static ImportedHash read(String text) {
        if (text.length() > MAX_LENGTH) {
            return ImportedHash.Refused.UNSUPPORTED;
        }
        if (text.startsWith("{pbkdf2")) {
            return ImportedHash.Refused.NOT_SELF_DESCRIBING;
        }
        String bare = unwrapped(text);
        if (BCRYPT.matcher(bare).matches()) {
            return asItIs(BcryptHash.withoutLeftOverBits(bare), COSTLY_BCRYPT.matcher(bare).matches());
        }
        if (ARGON2.matcher(bare).matches()) {
            return asItIs(bare, isCostlyArgon2(bare));
        }
        return PBKDF2.matcher(bare).matches() ? pbkdf2(bare) : ImportedHash.Refused.UNSUPPORTED;
    }

    /** Decodes standard base64 with its padding, and nothing else. */
    static Optional<byte[]> paddedBase64(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        return PasswordHash.base64(text.substring(0, text.length() - padding));
    }

    private static String unwrapped(String text) {
        Matcher wrapped = WRAPPED.matcher(text);
        if (!wrapped.matches()) {
            return text;
        }
        return wrapped.group(1) != null ? wrapped.group(1) : wrapped.group(2);
    }

    private static ImportedHash asItIs(String hash, boolean isCostly) {
        if (PasswordHash.parse(hash).isPresent()) {
            return new ImportedHash.Accepted(hash);
        }
        return isCostly ? ImportedHash.Refused.TOO_COSTLY : ImportedHash.Refused.MALFORMED;
    }

    private static boolean isCostlyArgon2(String hash) {
        Matcher cost = ARGON2_COST.matcher(hash);
        return cost.matches() && (exceeds(cost.group(1), Argon2Cost.MAX_MEMORY_KIB) || exceeds(cost.group(2), Argon2Cost.MAX_ITERATIONS)
                || exceeds(cost.group(3), Argon2Cost.MAX_PARALLELISM));
    }

    private static boolean exceeds(String number, int most) {
        return number.length() > 9 || Integer.parseInt(number) > most;
    }

    private static ImportedHash pbkdf2(String text) {
        for (Pbkdf2Form form : PBKDF2_FORMS) {
            Matcher parts = form.pattern.matcher(text);
            if (parts.matches()) {
                // passlib leaves the name of SHA-1 out.
                String digest = "sha" + (parts.group(1) != null ? parts.group(1) : "1");
                Optional<byte[]> salt = form.salt.apply(parts.group(3));
                Optional<byte[]> key = form.key.apply(parts.group(4));
                return salt.isEmpty() || key.isEmpty() ? ImportedHash.Refused.MALFORMED
                        : Pbkdf2Hash.imported(Pbkdf2Digest.ofStored(digest).orElseThrow(), parts.group(2), salt.get(), key.get());
            }
        }
        return ImportedHash.Refused.MALFORMED;
    }

    private static Optional<byte[]> ascii(String text) {
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<byte[]> hexadecimal(String text) {
        return text.length() % 2 == 0 ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    private static Optional<byte[]> passlibBase64(String text) {
        return text.indexOf('+') >= 0 ? Optional.empty() : PasswordHash.base64(text.replace('.', '+'));
    }
}
