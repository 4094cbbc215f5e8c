package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static final String WITHHELD = "(withheld)";

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.com", "x@y", "@", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
        "Bearer eyJhbGciOiJub25lIn0.eyJh."})
    void anAddressOrATokenIsWithheldWhereverItIsPut(String secret) {
        AuditEvent event = AuditEvent.of(AuditType.SIGN_IN).by(secret).on(secret).through(Optional.of(secret)).in(secret).because(secret)
                .with(secret, "x");

        assertThat(Stream.of(event.actor(), event.subject(), event.client(), event.session())).containsOnly(Optional.of(WITHHELD));
        assertThat(event.detail()).containsEntry("reason", WITHHELD).containsEntry(WITHHELD, "x");
    }

    @Test
    void whatADatabaseMayNotGiveBackIsReplaced() {
        assertThat(AuditEvent.of(AuditType.SIGN_IN).by("a\0b\ud800c\udc00d\ud83d\ude00").actor())
                .contains("a\ufffdb\ufffdc\ufffdd\ud83d\ude00");
    }

    @Test
    void everyPartFitsItsColumn() {
        AuditEvent event = AuditEvent.of(AuditType.SIGN_IN).by("x".repeat(101)).on("\ud83d\ude00".repeat(99));
        for (int i : IntStream.range(0, 20).toArray()) {
            event = event.with("name" + i + "x".repeat(100), "\u0001".repeat(1_000));
        }

        assertThat(event.actor().orElseThrow()).hasSize(100);
        assertThat(event.subject().orElseThrow()).isEqualTo("\ud83d\ude00".repeat(50));
        assertThat(event.detail()).hasSize(9);
        assertThat(AuditText.json(event.detail())).hasSizeLessThanOrEqualTo(12_000);
    }

    @Test
    void wordsAreLowerCaseWithHyphensAndFitTheirColumn() {
        assertThat(AuditType.REFRESH_TOKEN_REPLAYED.word()).isEqualTo("refresh-token-replayed");
        assertThat(AuditType.values()).allSatisfy(type -> assertThat(type.word()).matches("[a-z]+(-[a-z]+)*").hasSizeLessThanOrEqualTo(40));
    }
}
