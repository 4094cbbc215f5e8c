package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.credential.password.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what is wrong with a form before anything is looked up: at most one problem for each field, in the form's order. */
final class TokenFormCheck {

    private static final String GRANT_TYPE_PATTERN = "^password$";
    /** RFC 6749 §3.3: printable ASCII without quotation mark and backslash, blanks in between; at most 50 values. */
    private static final String SCOPE_PATTERN = "^ *([!#-\\[\\]-~]+( +|$)){0,50}$";
    private static final Pattern SCOPE = Pattern.compile(SCOPE_PATTERN);
    private static final int SCOPE_LENGTH = 1_024;

    private final List<String> inQuery;
    private final List<FieldProblem> problems = new ArrayList<>();

    private TokenFormCheck(List<String> inQuery) {
        this.inQuery = inQuery;
    }

    /**
     * @param form    as sent
     * @param inQuery names of its fields that the query string has
     * @return the problems, none where the form may be used
     */
    static List<FieldProblem> problems(ApiTokenForm form, List<String> inQuery) {
        TokenFormCheck check = new TokenFormCheck(inQuery);
        check.optional("grant_type", form.grantType()).flatMap(TokenFormCheck::grantTypeProblem).ifPresent(check.problems::add);
        check.required("username", form.username()).flatMap(TokenFormCheck::usernameProblem).ifPresent(check.problems::add);
        check.required("password", form.password()).flatMap(TokenFormCheck::passwordProblem).ifPresent(check.problems::add);
        check.optional("scope", form.scope()).flatMap(TokenFormCheck::scopeProblem).ifPresent(check.problems::add);
        check.optional("client_id", form.clientId());
        check.optional("client_secret", form.clientSecret());
        return check.problems;
    }

    /** The one value of the field, empty or not; nothing where the field is absent or has a problem already. */
    private Optional<String> optional(String field, List<String> values) {
        if (inQuery.contains(field)) {
            problems.add(FieldProblem.notInBody(field));
            return Optional.empty();
        }
        if (values.size() > 1) {
            problems.add(FieldProblem.multipleValues(field));
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    private Optional<String> required(String field, List<String> values) {
        int before = problems.size();
        Optional<String> value = optional(field, values).filter(text -> !text.isEmpty());
        if (value.isEmpty() && problems.size() == before) {
            problems.add(FieldProblem.missing(field));
        }
        return value;
    }

    private static Optional<FieldProblem> grantTypeProblem(String value) {
        return value.isEmpty() || value.equals("password") ? Optional.empty()
                : Optional.of(FieldProblem.patternMismatch("grant_type", GRANT_TYPE_PATTERN, value));
    }

    private static Optional<FieldProblem> usernameProblem(String value) {
        return value.length() <= EmailAddress.MAX_LENGTH ? Optional.empty()
                : Optional.of(FieldProblem.tooLong("username", EmailAddress.MAX_LENGTH, "characters", Optional.empty()));
    }

    private static Optional<FieldProblem> passwordProblem(String value) {
        return Password.of(value).isPresent() ? Optional.empty()
                : Optional.of(FieldProblem.tooLong("password", Password.MAX_BYTES, "bytes", Optional.empty()));
    }

    private static Optional<FieldProblem> scopeProblem(String value) {
        if (value.length() > SCOPE_LENGTH) {
            return Optional.of(FieldProblem.tooLong("scope", SCOPE_LENGTH, "characters", Optional.of(value)));
        }
        return SCOPE.matcher(value).matches() ? Optional.empty()
                : Optional.of(FieldProblem.patternMismatch("scope", SCOPE_PATTERN, value));
    }
}
