package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.Change;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags made from versions, and what a change answers (RFC 9110 §8.8.3, §13.1.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\"");

    private Versions() {
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller has seen: that of {@code If-Match}, or, where the request has none, the one of now: a merge patch then
     * changes what it names and nothing else.
     *
     * @throws Problem 412 where the tag is none of ours, so matches nothing
     */
    static int seen(HttpHeaders headers, int now) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return now;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Integer.parseInt(tag.group(1)) : -1;
    }

    /** @param done what to answer where the change was made */
    static <T> Response answer(Change<T> change, Function<T, Response> done) {
        return switch (change.status()) {
            case DONE -> done.apply(change.result().orElseThrow());
            case NOT_FOUND -> Problem.notFound().answer();
            case STALE -> Problem.answer(412, "It was changed by somebody else since").build();
            case CONFLICT -> Problem.answer(409, "There is another one by that name").build();
            case INVALID -> Problem.invalid(change.reasons()).answer();
            case WRONG_PASSWORD -> Problem.answer(403, "The old password is not right").build();
            case THROTTLED -> Problem.answer(429, "Too many attempts, try again later")
                    .header(HttpHeaders.RETRY_AFTER, change.seconds()).build();
            case OVERLOADED -> Problem.answer(503, "Temporarily unavailable").header(HttpHeaders.RETRY_AFTER, 1).build();
        };
    }
}
