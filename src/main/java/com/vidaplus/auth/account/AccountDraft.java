package com.vidaplus.auth.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an operator wants an account to be; each part may be left out of a change.
 *
 * @param email   as typed
 * @param enabled whether it may sign in
 * @param groups  all of its groups
 */
public record AccountDraft(Optional<String> email, Optional<Boolean> enabled, Optional<Set<String>> groups) {

    /** What the groups of an account may take in a token, written as JSON in UTF-8. */
    public static final int MAX_GROUP_BYTES = 2_100;

    /** All groups go into every token, which has to fit into a header beside others. */
    private static final int MAX_GROUPS_LENGTH = 2_000;
    private static final int MAX_GROUP_LENGTH = 100;

    /**
     * Checks the draft.
     *
     * @param fitsIntoToken whether names take at most {@value #MAX_GROUP_BYTES} bytes of a token
     * @return one sentence for each problem; empty if nothing is wrong
     */
    public List<String> problems(Predicate<Set<String>> fitsIntoToken) {
        List<String> problems = new ArrayList<>();
        if (email.isPresent() && email.flatMap(EmailAddress::ofMailbox).isEmpty()) {
            problems.add("email must be an address of at most 254 ASCII characters with one @.");
        }
        if (groups.isPresent() && !(areGroups(groups.get()) && fitsIntoToken.test(groups.get()))) {
            problems.add("groups must be names of 1 to 100 printable characters, 2000 in all, and at most " + MAX_GROUP_BYTES
                    + " bytes as JSON in UTF-8.");
        }
        return problems;
    }

    private static boolean areGroups(Set<String> names) {
        return String.join(",", names).length() <= MAX_GROUPS_LENGTH
                && names.stream().allMatch(name -> !name.isBlank()
                && name.length() <= MAX_GROUP_LENGTH && name.codePoints().allMatch(AccountDraft::canBeKept));
    }

    /** Half a surrogate pair would be stored as a question mark. */
    private static boolean canBeKept(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
