package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.http.UnexpectedFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;

/** Words the few errors of the metadata addresses in the form of the OAuth door, to which these addresses belong. */
@Provider
public class MetadataErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(MetadataErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answered && answered.getResponse().getStatus() == 405) {
            return error(405, "invalid_request", "Method not allowed").header(HttpHeaders.ALLOW, "GET").build();
        }
        if (thrown instanceof WebApplicationException answered && answered.getResponse().getStatus() < 500) {
            return error(404, "invalid_request", "No such endpoint").build();
        }
        UnexpectedFailure.log(LOG, "the metadata", thrown);
        return error(503, "temporarily_unavailable", "Temporarily unavailable, try again later").header(HttpHeaders.RETRY_AFTER, 1).build();
    }

    private static Response.ResponseBuilder error(int status, String error, String description) {
        return JsonAnswer.of(status, JsonAnswer.JSON.createObjectBuilder().add("error", error).add("error_description", description).build());
    }
}
