package com.vidaplus.auth.harness.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generator itself finds what there is to find, and tells it in a form that can be checked in. */
class GeneratedTest {

    @Test
    void aBrokenPropertyIsToldWithItsShortestInput() {
        Generated generated = Generated.fromTexts("example", Stream.of("username=ana&password=secret&scope=read", "a=b"));

        assertThatThrownBy(() -> generated.holds(100_000, bytes -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text.contains("%00")).isFalse();
        })).isInstanceOf(AssertionError.class).message().satisfies(message ->
                assertThat(message.lines().toList().get(1)).isEqualTo("%00"));
    }

    @Test
    void anythingThrownBreaksAProperty() {
        Generated generated = Generated.fromTexts("example", Stream.of("ab"));

        assertThatThrownBy(() -> generated.holds(0, bytes -> {
            throw new IndexOutOfBoundsException();
        })).hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void mutationsDifferAndComeAgainWithTheirRandomness() {
        List<byte[]> seeds = List.of("grant_type=password".getBytes(StandardCharsets.US_ASCII));
        Mutation one = new Mutation(seeds, new Random(7));
        Mutation same = new Mutation(seeds, new Random(7));
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] input = one.next();
            assertThat(same.next()).isEqualTo(input);
            distinct.add(Escaped.write(input));
        }
        assertThat(distinct).hasSizeGreaterThan(1_500);
    }

    @Test
    void everyByteComesBackFromItsEscapedForm() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }

        assertThat(Escaped.read(Escaped.write(all))).isEqualTo(all);
        assertThat(Escaped.write(all)).matches("[ -~]+");
        assertThat(Escaped.read(Escaped.write("#a#".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("#a#".getBytes(StandardCharsets.US_ASCII));
    }
}
