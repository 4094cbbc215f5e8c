package com.vidaplus.auth.endpoint.oauth2;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The {@code scope} parameter (RFC 6749 §3.3, appendix A.4), within bounds that no real request meets. */
final class Scope {

    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_VALUES = 50;

    private Scope() {
    }

    /**
     * @return the values, or empty if the parameter is absent or empty
     * @throws OAuthProblem {@code invalid_scope} where it is too long or has a character that a scope may not have
     */
    static Optional<SortedSet<String>> parse(Optional<String> scope) {
        return scope.map(text -> {
            String[] values = text.split(" ");
            if (text.length() > MAX_LENGTH || values.length > MAX_VALUES || !text.chars().allMatch(Scope::isAllowed)) {
                throw new OAuthProblem(OAuthError.INVALID_SCOPE.answer());
            }
            SortedSet<String> words = new TreeSet<>(List.of(values));
            words.remove("");
            return words;
        });
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
}
