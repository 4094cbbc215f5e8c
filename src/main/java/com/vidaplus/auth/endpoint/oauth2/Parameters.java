package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.form.QueryFields;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Takes parameters one by one, as RFC 6749 §3.2 wants them: in the body and sent once; an empty one counts as absent. */
final class Parameters {

    private Parameters() {
    }

    /** @throws OAuthProblem where a parameter of the form was sent in the query, which ends up in access logs (RFC 6749 §2.3.1) */
    static void requireNoneInQuery(UriInfo uri, Class<? extends Record> form) {
        if (!QueryFields.of(uri, form).isEmpty()) {
            throw new OAuthProblem(OAuthError.INVALID_REQUEST.answer("Parameters have to be sent in the body"));
        }
    }

    /** @throws OAuthProblem where any of the parameters was sent more than once */
    @SafeVarargs
    static void requireSentOnce(List<String>... parameters) {
        for (List<String> values : parameters) {
            if (values.size() > 1) {
                throw new OAuthProblem(OAuthError.INVALID_REQUEST.answer("A parameter was sent more than once"));
            }
        }
    }

    static Optional<String> optional(List<String> values) {
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** @throws OAuthProblem where the parameter is absent or empty */
    static String required(List<String> values, String name) {
        return optional(values).orElseThrow(() -> new OAuthProblem(OAuthError.INVALID_REQUEST.answer("Missing parameter: " + name)));
    }
}
