package com.vidaplus.auth.endpoint.oauth2;

import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.endpoint.form.FormProblem;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class OAuthErrorMapperTest {

    private final OAuthErrorMapper mapper = new OAuthErrorMapper();

    @Test
    void problemsOfTheDoorAreAnsweredAsTheyAre() {
        Response answer = OAuthError.INVALID_SCOPE.answer();

        assertThat(mapper.toResponse(new OAuthProblem(answer))).isSameAs(answer);
    }

    @Test
    void whatTheFrameworkRefusesIsWordedAsThisDoorDoes() {
        assertRefused(mapper.toResponse(new NotFoundException()), 404, "invalid_request");
        assertRefused(mapper.toResponse(new NotSupportedException()), 400, "invalid_request");
        assertRefused(mapper.toResponse(new BadRequestException()), 400, "invalid_request");
        assertRefused(mapper.toResponse(new WebApplicationException(413)), 413, "invalid_request");
        assertRefused(mapper.toResponse(new BadRequestException(new FormProblem("canary"))), 400, "invalid_request");
        assertRefused(mapper.toResponse(new FormProblem("canary")), 400, "invalid_request");
    }

    @Test
    void anotherMethodIsToldWhichOneIsTaken() {
        Response post = mapper.toResponse(notAllowed("POST", "OPTIONS"));
        Response get = mapper.toResponse(notAllowed("OPTIONS", "GET", "HEAD"));

        assertRefused(post, 405, "invalid_request");
        assertThat(post.getHeaderString("Allow")).isEqualTo("POST");
        assertThat(get.getHeaderString("Allow")).isEqualTo("GET");
    }

    @Test
    void whatIsNobodysMistakeMayBeTriedAgainAndShowsNothing() {
        for (RuntimeException thrown : List.of(new IllegalStateException("canary"), new InternalServerErrorException("canary"))) {
            Response answer = mapper.toResponse(thrown);

            assertRefused(answer, 503, "temporarily_unavailable");
            assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
            assertThat(OAuthAnswers.json(answer).toString()).doesNotContain("canary");
        }
    }

    private static NotAllowedException notAllowed(String... offered) {
        return new NotAllowedException(Response.status(405).allow(offered).build());
    }
}
