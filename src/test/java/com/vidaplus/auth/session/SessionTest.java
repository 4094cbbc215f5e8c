package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987654Z");

    @Test
    void sidHas128RandomBitsAndTheCredentialVersion() {
        Set<String> sids = IntStream.range(0, 1_000).mapToObj(i -> Session.begin(3, NOW).sid()).collect(Collectors.toSet());

        assertThat(sids).hasSize(1_000).allMatch(sid -> sid.matches("[A-Za-z0-9_-]{22}\\.3"));
    }

    @Test
    void passwordWasGivenAtAWholeSecond() {
        assertThat(Session.begin(1, NOW).authTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void anotherCredentialVersionEndsTheSession() {
        assertThat(Session.begin(1, NOW).beganWith(1)).isTrue();
        assertThat(Session.begin(1, NOW).beganWith(2)).isFalse();
        assertThat(Session.begin(2, NOW).beganWith(1)).isFalse();
    }

    @Test
    void versionIsComparedAsAWholeAndNotByItsLastDigits() {
        assertThat(Session.begin(11, NOW).beganWith(1)).isFalse();
        assertThat(Session.begin(1, NOW).beganWith(11)).isFalse();
        assertThat(Session.begin(21, NOW).beganWith(1)).isFalse();
        assertThat(Session.begin(11, NOW).beganWith(11)).isTrue();
    }

    @Test
    void sidWithoutAVersionBeganWithNone() {
        assertThat(new Session("", NOW).beganWith(1)).isFalse();
        assertThat(new Session("1", NOW).beganWith(1)).isFalse();
        assertThat(new Session("AAAA", NOW).beganWith(0)).isFalse();
    }
}
