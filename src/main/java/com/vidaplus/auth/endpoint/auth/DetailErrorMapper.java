package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.form.FormProblem;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.http.UnexpectedFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.util.List;

/**
 * Words every exception of the API door. An exception that is no mistake of the client is {@code 503}: the database is away, or the log
 * tells of a fault. Either way the client may try again, and learns nothing else.
 */
@Provider
public class DetailErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(DetailErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (FormProblem.isBehind(thrown)) {
            return TokenAnswer.unprocessable(List.of(FieldProblem.invalidEncoding()));
        }
        if (thrown instanceof WebApplicationException answered && answered.getResponse().getStatus() < 500) {
            return answer(answered.getResponse().getStatus());
        }
        UnexpectedFailure.log(LOG, "the API door", thrown);
        return TokenAnswer.unavailable();
    }

    private static Response answer(int status) {
        return switch (status) {
            case 404 -> JsonAnswer.detail(404, "Not Found").build();
            case 405 -> JsonAnswer.detail(405, "Method Not Allowed").header(HttpHeaders.ALLOW, "POST").build();
            case 413 -> JsonAnswer.detail(413, "Request body too large").build();
            // No form at all: FastAPI finds the required fields missing.
            default -> TokenAnswer.unprocessable(List.of(FieldProblem.missing("username"), FieldProblem.missing("password")));
        };
    }
}
