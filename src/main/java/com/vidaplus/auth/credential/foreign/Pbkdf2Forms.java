package com.vidaplus.auth.credential.foreign;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PBKDF2 as libraries write it: our own PHC string, Django's {@code pbkdf2_sha256$}, Werkzeug's {@code pbkdf2:sha256:}, Jakarta
 * Security's {@code PBKDF2WithHmacSHA256:}, which Soteria writes, and passlib's {@code $pbkdf2-sha256$}.
 */
final class Pbkdf2Forms {

    private static final Pattern KIND = Pattern.compile(
            "\\$pbkdf2[-$].*|pbkdf2_sha(?:1|256)\\$.*|pbkdf2:sha[0-9]+:.*|PBKDF2WithHmacSHA[0-9]+:.*");

    private static final List<Form> FORMS = List.of(
            new Form("\\$pbkdf2-sha(1|224|256|384|512)\\$i=([1-9][0-9]*)\\$([^$]+)\\$([^$]+)", BinaryText::base64, BinaryText::base64),
            // Its salt is text, and its bytes are what is hashed.
            new Form("pbkdf2_sha(1|256)\\$([1-9][0-9]*)\\$([!-#%-~]+)\\$([^$]+)", BinaryText::ascii, BinaryText::paddedBase64),
            // Werkzeug's, which Flask applications have; its salt is text too, and its key is in hexadecimal.
            new Form("pbkdf2:sha(1|224|256|384|512):([1-9][0-9]*)\\$([!-#%-~]+)\\$([^$]+)", BinaryText::ascii, BinaryText::hexadecimal),
            new Form("PBKDF2WithHmacSHA(224|256|384|512):([1-9][0-9]*):([^:]+):([^:]+)", BinaryText::paddedBase64, BinaryText::paddedBase64),
            new Form("\\$pbkdf2(?:-sha(256|512))?\\$([1-9][0-9]*)\\$([^$]+)\\$([^$]+)", BinaryText::dottedBase64, BinaryText::dottedBase64));

    private record Form(Pattern pattern, Function<String, Optional<byte[]>> salt, Function<String, Optional<byte[]>> key) {

        Form(String pattern, Function<String, Optional<byte[]>> salt, Function<String, Optional<byte[]>> key) {
            this(Pattern.compile(pattern), salt, key);
        }
    }

    private Pbkdf2Forms() {
    }

    /** @return the hash to store or why it is refused, or empty if the text has none of these forms */
    static Optional<ImportedHash> read(String text) {
        return KIND.matcher(text).matches() ? Optional.of(taken(text)) : Optional.empty();
    }

    private static ImportedHash taken(String text) {
        for (Form form : FORMS) {
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
}
