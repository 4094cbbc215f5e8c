package com.vidaplus.auth.credential.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that attackers try first, about 8000, from a file in this package; its head says where they are from.
 *
 * <p>As most are shorter than what may be chosen, a password is compared in three forms. The first is in lower case. The second has only
 * its letters and digits, so that {@code correct horse battery staple} is found whatever stands between the words. The third has no digits
 * at both ends either, so that {@code Password-20262027!} is found as {@code password}.
 */
final class CommonPasswords {

    // The least length of a password without the digits around it: a shorter rest says nothing about the password.
    private static final int MIN_STEM = 4;

    private static final Set<String> WORDS = load();

    private CommonPasswords() {
    }

    /**
     * Tells whether a password is a common one.
     *
     * @param folded the password in lower case
     * @param letters of these only the letters and digits
     */
    static boolean contains(String folded, String letters) {
        String stem = letters.replaceAll("^[0-9]+|[0-9]+$", "");
        return WORDS.contains(folded) || WORDS.contains(letters) || stem.length() >= MIN_STEM && WORDS.contains(stem);
    }

    private static Set<String> load() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
