package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.token.TokenRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator wants an account to be; each part may be left out of a change.
 *
 * @param email   as typed
 * @param enabled whether it may sign in
 * @param groups  all of its groups
 */
public record AccountDraft(Optional<String> email, Optional<Boolean> enabled, Optional<Set<String>> groups) {

    /** All groups go into every token, which has to fit into a header beside others. */
    private static final int MAX_GROUPS_LENGTH = 2_000;
    private static final int MAX_GROUP_LENGTH = 100;

    /** What is wrong with it; empty where nothing is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (email.isPresent() && email.flatMap(EmailAddress::ofMailbox).isEmpty()) {
            problems.add("email must be an address of at most 254 ASCII characters with one @.");
        }
        if (groups.isPresent() && !areGroups(groups.get())) {
            problems.add("groups must be names of 1 to 100 printable characters, 2000 in all, and at most " + TokenRoom.GROUP_BYTES
                    + " bytes as JSON in UTF-8.");
        }
        return problems;
    }

    private static boolean areGroups(Set<String> names) {
        return String.join(",", names).length() <= MAX_GROUPS_LENGTH && TokenRoom.takesGroups(names)
                && names.stream().allMatch(name -> !name.isBlank()
                && name.length() <= MAX_GROUP_LENGTH && name.codePoints().allMatch(AccountDraft::canBeKept));
    }

    /** Half a surrogate pair would be stored as a question mark. */
    private static boolean canBeKept(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
