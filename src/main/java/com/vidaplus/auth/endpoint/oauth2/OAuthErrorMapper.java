package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.form.FormProblem;
import com.vidaplus.auth.endpoint.http.UnexpectedFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;

/**
 * Words every exception of the OAuth door. An exception that is no mistake of the client is {@code 503}: the client may try again and
 * learns nothing else.
 */
@Provider
public class OAuthErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(OAuthErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof OAuthProblem problem) {
            return problem.answer();
        }
        if (FormProblem.isBehind(thrown)) {
            return OAuthError.INVALID_REQUEST.answer("The body is not valid form data");
        }
        if (thrown instanceof WebApplicationException answered && answered.getResponse().getStatus() < 500) {
            return answer(answered.getResponse());
        }
        UnexpectedFailure.log(LOG, "the OAuth door", thrown);
        return OAuthError.TEMPORARILY_UNAVAILABLE.answer();
    }

    private static Response answer(Response thrown) {
        return switch (thrown.getStatus()) {
            case 404 -> OAuthError.NOT_FOUND.answer();
            case 405 -> Response.fromResponse(OAuthError.METHOD_NOT_ALLOWED.answer()).header(HttpHeaders.ALLOW, allowed(thrown)).build();
            case 413 -> OAuthError.REQUEST_TOO_LARGE.answer();
            default -> OAuthError.INVALID_REQUEST.answer("The body has to be application/x-www-form-urlencoded");
        };
    }

    /** GET for the keys, POST for everything else. */
    private static String allowed(Response thrown) {
        String offered = String.valueOf(thrown.getHeaderString(HttpHeaders.ALLOW));
        return offered.contains("GET") ? "GET" : "POST";
    }
}
