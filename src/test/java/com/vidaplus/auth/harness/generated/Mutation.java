package com.vidaplus.auth.harness.generated;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Endless inputs, each a seed with one to eight changes; the same for the same seeds and randomness. */
final class Mutation {

    private static final int LONGEST = 40_000;

    /** What parsers stumble over. */
    private static final List<byte[]> WORDS = Stream.of(
            "%", "%00", "%C0%80", "%ED%A0%80", "%E2%82", "%G1", "%25", "%u0041", "&", "&&", "=", "==", "+", ";", ":", ",", ".", "..",
            "\r\n", "\n", "\t", " ", "\0", "\"", "\\", "'", "<", "{", "}", "[", "]", "[[[[[[[[", "{\"a\":", "null",
            "-1", "0", "1e400", "2147483648", "4294967295", "9223372036854775808", "$", "$$", "m=", "t=", "p=", "v=19",
            "grant_type=password", "username=", "password=", "client_id=", "client_secret=", "scope=", "token=", "refresh_token=",
            "charset=", "boundary=", "utf-16", "Basic ", "Bearer ", "Og==", "AAAA", "==========", "eyJhbGciOiJub25lIn0",
            "\u00e9", "e\u0301", "\u212a", "\ufdfa", "\ud83e\udd80", "\u202e", "\ufeff")
            .map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();

    /** No UTF-8, or hardly so. */
    private static final byte[][] BYTES = {{(byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xE2}, {0x7F}, {0x1B}, {(byte) 0x80}, {(byte) 0xF5}};

    private final List<byte[]> seeds;
    private final Random random;

    Mutation(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        // Mostly few changes, so that most inputs get past the first look.
        for (int changes = 1 + Math.min(random.nextInt(8), random.nextInt(8)); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int length = Math.min(input.length - from, random.nextInt(4) == 0 ? random.nextInt(64) : 1 + random.nextInt(4));
        return switch (random.nextInt(9)) {
            case 0 -> without(input, from, length);
            case 1 -> with(input, from, 0, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> with(input, from, length, WORDS.get(random.nextInt(WORDS.size())));
            case 3 -> with(input, from, length, BYTES[random.nextInt(BYTES.length)]);
            case 4 -> with(input, from, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
            case 5 -> with(input, from, 0, Arrays.copyOfRange(input, from, from + length));
            case 6 -> spliced(input, from);
            case 7 -> with(input, from, 0, repeated(Arrays.copyOfRange(input, from, from + length)));
            default -> with(input, from, length, percentEncoded(Arrays.copyOfRange(input, from, from + length)));
        };
    }

    private byte[] spliced(byte[] input, int from) {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        return with(input, from, input.length - from, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
    }

    /** Seldom very long. */
    private byte[] repeated(byte[] part) {
        int times = random.nextInt(200) == 0 ? 3_000 : random.nextInt(8);
        return new String(part, StandardCharsets.ISO_8859_1).repeat(times).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] percentEncoded(byte[] part) {
        StringBuilder text = new StringBuilder();
        for (byte b : part) {
            text.append("%%%02X".formatted(b & 0xFF));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] without(byte[] input, int from, int length) {
        return with(input, from, length, new byte[0]);
    }

    /** With something in the place of a part; cut off where it becomes too long. */
    private static byte[] with(byte[] input, int from, int length, byte[] part) {
        byte[] result = Arrays.copyOf(input, input.length - length + part.length);
        System.arraycopy(part, 0, result, from, part.length);
        System.arraycopy(input, from + length, result, from + part.length, input.length - from - length);
        return result.length > LONGEST ? Arrays.copyOf(result, LONGEST) : result;
    }
}
