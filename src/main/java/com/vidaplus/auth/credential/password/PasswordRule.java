package com.vidaplus.auth.credential.password;

/** What a password that a person chooses must keep to (NIST SP 800-63B-4 section 3.1.1.2). There are no rules of composition. */
public enum PasswordRule {

    /** Has at least the configured number of code points after NFC. */
    TOO_SHORT("The password must have at least %d characters"),

    /** Is well-formed Unicode and has at most 1024 bytes in UTF-8 after NFC. */
    TOO_LONG("The password must be text of at most 1024 bytes in UTF-8"),

    /** Is not among the common ones, nor one of them with digits or punctuation around it. */
    COMMON("The password is too common: many people use it or one much like it"),

    /** Has neither the account's e-mail address in it nor what is before the {@code @}, where that is 4 characters or more. */
    CONTAINS_EMAIL("The password must not contain the e-mail address or the part of it before the @"),

    /** Does not have the service's name in it. */
    CONTAINS_SERVICE_NAME("The password must not contain the name of the service"),

    /** Is no repetition of a pattern that would itself be too short. */
    REPEATED("The password must not be a short pattern repeated"),

    /** Has more in it than runs along the alphabet, the digits or a keyboard, or of one character. */
    SEQUENCE("The password must not consist of sequences such as abcd, 1234, qwerty or aaaa");

    private final String sentence;

    PasswordRule(String sentence) {
        this.sentence = sentence;
    }

    /** A sentence without a full stop that tells the person who chose the password what to do. */
    String sentence(int minCodePoints) {
        return String.format(sentence, minCodePoints);
    }
}
