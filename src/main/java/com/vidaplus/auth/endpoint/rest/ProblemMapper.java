package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.endpoint.http.StreamRefused;
import com.vidaplus.auth.endpoint.http.UnexpectedFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.util.Optional;

/** Words every exception of the operators' door as problem details; an exception that is no mistake of the caller is 503. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem.answer();
        }
        if (thrown instanceof StreamRefused refused && refused.status() == 408) {
            return Problem.answer(408, "The request body came too slowly").build();
        }
        if (thrown instanceof WebApplicationException answered && answered.getResponse().getStatus() < 500) {
            return answer(answered.getResponse());
        }
        UnexpectedFailure.log(LOG, "the operators' door", thrown);
        return Problem.answer(503, "Temporarily unavailable").header(HttpHeaders.RETRY_AFTER, 1).build();
    }

    private static Response answer(Response thrown) {
        return switch (thrown.getStatus()) {
            case 404 -> Problem.answer(404, "There is nothing at this address").build();
            case 405 -> Problem.answer(405, "This address does not support the method")
                    .header(HttpHeaders.ALLOW, Optional.ofNullable(thrown.getHeaderString(HttpHeaders.ALLOW)).orElse("")).build();
            case 413 -> Problem.answer(413, "The request body is too large").build();
            case 415 -> Problem.answer(422, "This address does not take this media type").build();
            default -> Problem.answer(400, "The request cannot be read").build();
        };
    }
}
