package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.administration.Change;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Entity tags made from versions, and the answer to a change (RFC 9110 §8.8.3, §13.1.1). */
public final class Versions {

    /** RFC 9110 §8.8.3: an opaque tag, weak or not; a backslash is a character like any other. */
    private static final String ANY_TAG = "(?:W/)?\"[!#-~\\x80-\\xff]*+\"";
    /** RFC 9110 §5.6.1: elements between commas, of which some may be empty. */
    private static final Pattern LIST = Pattern.compile("[ \t,]*+" + ANY_TAG + "(?:[ \t]*+,[ \t,]*+" + ANY_TAG + ")*+[ \t,]*+");
    /** A tag of this service that can match: strong, perhaps with the ending that Apache's and Jetty's compression gives a tag. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"(?:(0|[1-9][0-9]{0,8})(?:--?(?:gzip|br|deflate|zstd))?|[^\"]*)\"");

    private Versions() {
    }

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller has seen: that of {@code If-Match}, or the current one where the request has no such header. Without the
     * header a merge patch changes the members that it names and nothing else. One tag of a list must be the current version's. Tags are
     * compared strongly (RFC 9110 §13.1.1), so a weak one ({@code W/"3"}), which some proxies make when they compress, matches nothing.
     *
     * @return the current version if the caller has seen it; -1, for a 412, if the header names another or is no list of tags
     */
    public static int seen(HttpHeaders headers, int now) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return now;
        }
        return LIST.matcher(ifMatch).matches() && TAG.matcher(ifMatch).results()
                .anyMatch(tag -> tag.group(1) == null && tag.group(2) != null && Integer.parseInt(tag.group(2)) == now) ? now : -1;
    }

    /** @param done makes the answer where the change was made */
    public static <T> Response answer(Change<T> change, Function<T, Response> done) {
        return switch (change.status()) {
            case DONE -> done.apply(change.result().orElseThrow());
            case NOT_FOUND -> Problem.notFound().answer();
            case STALE -> Problem.answer(412, "Another request has changed it since it was read. Read it again").build();
            case CONFLICT -> Problem.answer(409, "The e-mail address or client_id is taken already").build();
            case INVALID -> Problem.invalid(change.reasons()).answer();
            case WRONG_PASSWORD -> Problem.answer(403, "The old password is wrong").build();
            case THROTTLED -> Problem.answer(429, "Too many attempts, try again later")
                    .header(HttpHeaders.RETRY_AFTER, change.seconds()).build();
            case OVERLOADED -> Problem.answer(503, "Temporarily unavailable").header(HttpHeaders.RETRY_AFTER, 1).build();
        };
    }
}
