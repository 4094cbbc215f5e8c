package com.vidaplus.auth.transfer;

import com.vidaplus.auth.credential.foreign.ForeignForms;
import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Normalisation;
import com.vidaplus.auth.credential.password.PasswordHash;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns password hashes as other services store them into the form that is stored and verified here, without knowing any password.
 *
 * <p>Accepted are Argon2id and Argon2i as they are, Django's {@code argon2$} and Spring Security's {@code {argon2}}; all that
 * {@link ForeignForms} reads; and all that this service stores. Keycloak's credentials are two texts: see {@link KeycloakCredential}.
 *
 * <p>Other services hash a password's bytes as they come, so the row's normalisation is {@link Normalisation#NONE}.
 */
public final class HashImport {

    // The longest that is good, Soteria's with 64 bytes of salt and 1 KiB of key, has about 1500 characters.
    private static final int MAX_LENGTH = 2048;

    /** No number within bounds has more digits. */
    private static final int MAX_DIGITS = 9;

    private static final Pattern ARGON2 = Pattern.compile("(?:\\{argon2(?:@SpringSecurity_v5_8)?\\}|argon2)?(\\$argon2id?\\$.*)");
    private static final Pattern ARGON2_COST = Pattern.compile(".*\\$m=([0-9]+),t=([0-9]+),p=([0-9]+)\\$.*");

    private HashImport() {
    }

    /**
     * Reads a hash.
     *
     * @param text as stored by the other service; any text, and nothing is trimmed
     * @return the hash to store, or why the text cannot be imported; never an exception
     */
    public static ImportedHash read(String text) {
        if (text.length() > MAX_LENGTH) {
            return ImportedHash.Refused.UNSUPPORTED;
        }
        Matcher argon2 = ARGON2.matcher(text);
        return argon2.matches() ? argon2(argon2.group(1)) : ForeignForms.read(text);
    }

    private static ImportedHash argon2(String phc) {
        if (PasswordHash.parse(phc).isPresent()) {
            return new ImportedHash.Accepted(phc);
        }
        return isCostly(phc) ? ImportedHash.Refused.COSTLY_ARGON2 : ImportedHash.Refused.MALFORMED;
    }

    /** Numbers of nine digits, multiplied, do not overflow. */
    private static boolean isCostly(String phc) {
        Matcher cost = ARGON2_COST.matcher(phc);
        if (!cost.matches()) {
            return false;
        }
        long memoryKib = number(cost.group(1));
        long iterations = number(cost.group(2));
        return memoryKib > Argon2Cost.MAX_MEMORY_KIB || iterations > Argon2Cost.MAX_ITERATIONS
                || memoryKib * iterations > Argon2Cost.MAX_WORK_KIB || number(cost.group(3)) > Argon2Cost.MAX_PARALLELISM;
    }

    private static long number(String decimal) {
        return decimal.length() > MAX_DIGITS ? Integer.MAX_VALUE : Long.parseLong(decimal);
    }
}
