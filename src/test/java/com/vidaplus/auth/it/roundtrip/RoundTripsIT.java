package com.vidaplus.auth.it.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the service waits for PostgreSQL in one request of each kind, its audit entries included. Each is repeated, and the smallest
 * count is taken: in a larger one, a timer's statements fell into the same moment.
 */
@Tag("faults")
class RoundTripsIT {

    private static final int REPEATS = 3;
    /** A timer that falls into that many moments one after the other is none. */
    private static final int MOST_REPEATS = 30;

    private final DocumentedCounts documented = DocumentedCounts.read();
    private final RoundTripReport report = new RoundTripReport();

    @Test
    void noKindOfRequestMakesMoreRoundTripsThanThePageSays() {
        try (MeteredService service = MeteredService.start()) {
            Population people = new Population(service.client(), service.bootstrap());
            TokenKinds tokens = new TokenKinds(people);
            OperatorKinds operator = new OperatorKinds(people);
            Stream.of(new SignInKinds(people).all(), tokens.ofClients(), tokens.ofBearers(), operator.ofAccounts(), operator.ofClients(),
                    operator.ofTheRest(), tokens.ofAnybody()).flatMap(List::stream)
                    .forEach(kind -> report.add(kind.name(), fewest(service, kind)));
        } finally {
            report.write();
        }
        assertThat(documented.kinds()).as("the kinds of the page").containsExactlyElementsOf(report.measured().keySet());
        SoftAssertions.assertSoftly(softly -> report.measured().forEach((kind, roundTrips) -> softly.assertThat(roundTrips)
                .as(kind + ":\n" + RoundTripReport.lines(roundTrips)).hasSizeLessThanOrEqualTo(documented.of(kind).orElseThrow())));
    }

    private List<List<String>> fewest(MeteredService service, Kind kind) {
        int bound = documented.of(kind.name()).orElse(Integer.MAX_VALUE);
        List<List<String>> fewest = null;
        for (int i = 0; i < REPEATS || i < MOST_REPEATS && fewest.size() > bound; i++) {
            List<List<String>> roundTrips = service.roundTripsOf(kind.prepared().get(), kind.status());
            if (fewest == null || roundTrips.size() < fewest.size()) {
                fewest = roundTrips;
            }
        }
        return fewest;
    }
}
