package com.vidaplus.auth.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is a line of an import, whatever program wrote the file. */
class BoundedLinesTest {

    private static List<Optional<String>> lines(byte[] bytes) throws IOException {
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(bytes));
        List<Optional<String>> read = new ArrayList<>();
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get().text());
        }
        return read;
    }

    private static List<Optional<String>> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aByteOrderMarkBeforeALineIsDropped() throws IOException {
        assertThat(lines("\uFEFFa\nb\n\uFEFFc")).containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("c"));
        assertThat(lines("\uFEFF")).containsExactly(Optional.of(""));
        assertThat(lines("a\uFEFFb")).as("within a line it is text").containsExactly(Optional.of("a\uFEFFb"));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(lines("a\nb")).isEqualTo(lines("a\nb\n"));
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).hasSize(2);
    }

    @Test
    void aLineThatIsNotUtf8OrTooLongStopsNoOther() throws IOException {
        assertThat(lines(new byte[] {'a', '\n', (byte) 0xff, (byte) 0xfe, '\n', 'b'}))
                .containsExactly(Optional.of("a"), Optional.empty(), Optional.of("b"));
        assertThat(lines("x".repeat(BoundedLines.MAX_BYTES + 1) + "\nb")).containsExactly(Optional.empty(), Optional.of("b"));
        assertThat(lines("x".repeat(BoundedLines.MAX_BYTES))).doesNotContain(Optional.empty());
    }
}
