package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.grant.Refusal;
import com.vidaplus.auth.grant.TokenResult;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The API door's answers, word for word as the contract has them. */
final class TokenAnswer {

    private static final String BEARER = "Bearer";
    private static final String BASIC = "Basic realm=\"VidaPlus Auth\", charset=\"UTF-8\"";

    private TokenAnswer() {
    }

    /**
     * @param result      of a use case
     * @param invalid     the detail for credentials or a token that are not valid
     * @param basicClient whether the client was named by HTTP Basic, which decides the challenge (RFC 6749 §5.2)
     */
    static Response of(TokenResult result, String invalid, boolean basicClient) {
        if (result instanceof TokenResult.Issued issued) {
            return JsonAnswer.of(200, JsonAnswer.JSON.createObjectBuilder()
                    .add("access_token", issued.accessToken()).add("token_type", "bearer").build()).build();
        }
        if (result instanceof TokenResult.Throttled throttled) {
            return JsonAnswer.detail(429, "Too many attempts, try again later")
                    .header(HttpHeaders.RETRY_AFTER, throttled.seconds()).build();
        }
        Refusal refusal = ((TokenResult.Refused) result).refusal();
        return switch (refusal) {
            case INVALID_CLIENT, UNAUTHORIZED_CLIENT -> invalidClient(basicClient);
            case INVALID_GRANT -> unauthorized(invalid, BEARER);
            case TOKEN_TOO_LONG -> unprocessable(List.of(FieldProblem.tokenTooLong()));
            case OVERLOADED, CLOCK_OFF -> unavailable();
            // The form was checked, and this door asks for one grant with scopes narrowed: these refusals cannot come.
            case INVALID_REQUEST, UNSUPPORTED_GRANT_TYPE, INVALID_SCOPE -> throw new IllegalStateException(refusal.name());
        };
    }

    static Response invalidClient(boolean basicClient) {
        return unauthorized("Incorrect client credentials", basicClient ? BASIC : BEARER);
    }

    static Response unauthorized(String detail) {
        return unauthorized(detail, BEARER);
    }

    private static Response unauthorized(String detail, String challenge) {
        return JsonAnswer.detail(401, detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge).build();
    }

    static Response unprocessable(List<FieldProblem> problems) {
        JsonArrayBuilder entries = JsonAnswer.JSON.createArrayBuilder();
        problems.forEach(problem -> entries.add(problem.toJson()));
        return JsonAnswer.of(422, JsonAnswer.JSON.createObjectBuilder().add("detail", entries).build()).build();
    }

    static Response unavailable() {
        return JsonAnswer.detail(503, "Temporarily unavailable").header(HttpHeaders.RETRY_AFTER, 1).build();
    }

    /** Answers OPTIONS with POST, the only method that either address has. */
    static Response onlyPost() {
        return Response.noContent().header(HttpHeaders.ALLOW, "POST").build();
    }
}
