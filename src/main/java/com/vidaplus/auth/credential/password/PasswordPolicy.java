package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.account.EmailAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a password may be chosen, when an account is made and when its password is changed. Sign-ins do not apply the policy, so
 * that existing passwords keep working. The policy needs neither network nor database, and takes two milliseconds at most.
 *
 * <p>NIST SP 800-63B-4 section 3.1.1.2: long, of any characters, and none of those that are guessed first.
 */
public final class PasswordPolicy {

    /** What a setting may ask for at least, in code points: the least that NIST allows beside a second factor. */
    public static final int LEAST_MINIMUM = 8;
    /** What a setting may ask for at most, in code points: a length that NIST wants every verifier to allow. */
    public static final int GREATEST_MINIMUM = 64;

    private static final String SERVICE_NAME = "vidaplus";
    // "ana" is in too many words to be forbidden to each person of that name.
    private static final int MIN_LOCAL_PART = 4;

    private final int minCodePoints;

    /**
     * Takes the length that a password must have.
     *
     * @param minCodePoints in code points after NFC; {@link Password#MIN_CODE_POINTS} where nothing else is configured
     * @throws IllegalArgumentException if it is not from {@value #LEAST_MINIMUM} to {@value #GREATEST_MINIMUM}
     */
    public PasswordPolicy(int minCodePoints) {
        if (minCodePoints < LEAST_MINIMUM || minCodePoints > GREATEST_MINIMUM) {
            throw new IllegalArgumentException(
                    "The least length of a password must be from " + LEAST_MINIMUM + " to " + GREATEST_MINIMUM);
        }
        this.minCodePoints = minCodePoints;
    }

    /**
     * Finds all that is wrong with a password for that account, as {@link #broken(String, Optional)} does.
     */
    public Set<PasswordRule> broken(String chosen, EmailAddress owner) {
        return broken(chosen, Optional.of(owner));
    }

    /**
     * Finds all that is wrong with a password.
     *
     * @param chosen as received
     * @param owner  the e-mail address of the account that it is for, where that is known
     * @return the rules that it breaks, in their order, without any further than {@link PasswordRule#TOO_LONG}; empty if it may be
     *         chosen, and then {@link Password#of} takes it
     */
    public Set<PasswordRule> broken(String chosen, Optional<EmailAddress> owner) {
        Optional<Password> password = Password.of(chosen);
        if (password.isEmpty()) {
            return Collections.unmodifiableSet(EnumSet.of(PasswordRule.TOO_LONG));
        }
        String folded = password.get().nfc().toLowerCase(Locale.ROOT);
        String letters = lettersAndDigits(folded);
        int[] codePoints = folded.codePoints().toArray();
        Set<PasswordRule> broken = EnumSet.noneOf(PasswordRule.class);
        addIf(!password.get().hasAtLeast(minCodePoints), PasswordRule.TOO_SHORT, broken);
        addIf(CommonPasswords.contains(folded, letters), PasswordRule.COMMON, broken);
        addIf(owner.filter(email -> containsEmail(folded, letters, email)).isPresent(), PasswordRule.CONTAINS_EMAIL, broken);
        addIf(letters.contains(SERVICE_NAME), PasswordRule.CONTAINS_SERVICE_NAME, broken);
        addIf(SimplePattern.isRepetition(codePoints, minCodePoints), PasswordRule.REPEATED, broken);
        addIf(SimplePattern.isSequence(codePoints), PasswordRule.SEQUENCE, broken);
        return Collections.unmodifiableSet(broken);
    }

    /** Says in English what a rule asks for: one sentence without a full stop, and nothing of any password in it. */
    public String sentence(PasswordRule rule) {
        return rule.sentence(minCodePoints);
    }

    private static void addIf(boolean isBroken, PasswordRule rule, Set<PasswordRule> broken) {
        if (isBroken) {
            broken.add(rule);
        }
    }

    private static String lettersAndDigits(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** The address has only ASCII and is in lower case already. The address of "ana.souza" is found in "anasouza" too. */
    private static boolean containsEmail(String folded, String letters, EmailAddress owner) {
        String address = owner.canonical();
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        String localLetters = lettersAndDigits(local);
        return folded.contains(address) || local.length() >= MIN_LOCAL_PART && folded.contains(local)
                || localLetters.length() >= MIN_LOCAL_PART && letters.contains(localLetters);
    }
}
