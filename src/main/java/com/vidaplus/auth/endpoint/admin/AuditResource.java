package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.audit.AuditCursor;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.audit.verification.AuditTrail;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.audit.verification.VerificationCursor;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.Paging;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /admin/audit}: the audit entries, newest first; and a check that the entries are still as they were recorded. */
@Path("audit")
@RequestScoped
@Requires(Principal.ADMIN)
public class AuditResource {

    @Inject
    private AuditTrail trail;

    @GET
    public Response search(@QueryParam("from") String from, @QueryParam("until") String until, @QueryParam("type") String type,
            @QueryParam("actor") String actor, @QueryParam("subject") String subject, @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        int most = Paging.limit(limit);
        AuditQuery query = new AuditQuery(time("from", from), time("until", until), Optional.ofNullable(type), Optional.ofNullable(actor),
                Optional.ofNullable(subject), Optional.empty(), cursor(after), most);
        List<AuditEntry> page = trail.search(query);
        JsonArrayBuilder entries = JsonAnswer.JSON.createArrayBuilder();
        page.forEach(entry -> entries.add(AuditJson.of(entry)));
        JsonObjectBuilder body = JsonAnswer.JSON.createObjectBuilder().add("entries", entries);
        if (page.size() == most) {
            body.add("next", page.get(most - 1).cursor().toString());
        }
        return JsonAnswer.of(200, body.build()).build();
    }

    /** 200 for every finding of the check: the finding is the answer. */
    @GET
    @Path("verify")
    public Response verify(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        Optional<VerificationCursor> place = Optional.ofNullable(after).flatMap(VerificationCursor::parse);
        if (after != null && place.isEmpty()) {
            throw Problem.invalid("after must be the value of next in the answer before.");
        }
        AuditVerification verification = trail.verify(place, verified(limit));
        JsonArrayBuilder findings = JsonAnswer.JSON.createArrayBuilder();
        verification.findings().forEach(finding -> findings.add(JsonAnswer.JSON.createObjectBuilder().add("chain", finding.chain())
                .add("seq", finding.seq()).add("kind", finding.kind().name().toLowerCase(Locale.ROOT)).add("what", finding.what())));
        JsonObjectBuilder body = JsonAnswer.JSON.createObjectBuilder().add("sound", verification.isSound())
                .add("chains", verification.chains()).add("entries", verification.entries()).add("found", verification.found())
                .add("findings", findings);
        verification.next().ifPresent(next -> body.add("next", next.toString()));
        return JsonAnswer.of(200, body.build()).build();
    }

    private static int verified(String limit) {
        try {
            int number = limit == null ? AuditTrail.MAX_VERIFIED : Integer.parseInt(limit);
            if (number >= 1 && number <= AuditTrail.MAX_VERIFIED) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The caller is told below, as for a number out of bounds.
        }
        throw Problem.invalid("limit must be a whole number from 1 to " + AuditTrail.MAX_VERIFIED + ".");
    }

    private static Optional<Instant> time(String name, String value) {
        try {
            // To the millisecond, as entries have it; a time that milliseconds cannot count is invalid.
            return Optional.ofNullable(value).map(text -> Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Problem.invalid(name + " must be a time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static Optional<AuditCursor> cursor(String after) {
        Optional<AuditCursor> cursor = Optional.ofNullable(after).flatMap(AuditCursor::parse);
        if (after != null && cursor.isEmpty()) {
            throw Problem.invalid("after must be the value of next in the page before.");
        }
        return cursor;
    }
}
