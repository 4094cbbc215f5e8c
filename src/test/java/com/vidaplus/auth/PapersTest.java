package com.vidaplus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of the documents: their length, their words, their links, and that their commands are tried. */
class PapersTest {

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final Path INDEX = DECISIONS.resolve("README.md");
    private static final Path COMMANDS_TEST = Path.of("src/test/java/com/vidaplus/auth/it/readme/ReadmeIT.java");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?:<!-- (tested|not tested): (.+) -->\n)?```(?:sh|sql)\n");
    private static final int WORDS = 25;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/settings.md", "docs/deploy.md",
        "docs/administer.md", "docs/oauth-clients.md", "docs/test.md", "docs/measure.md", "docs/architecture.md", "docs/performance/README.md"})
    void whatAStrangerLooksForIsThere(String paper) {
        assertThat(Path.of(paper)).isNotEmptyFile();
    }

    @Test
    void theReadmeIsReadInAFewMinutes() {
        assertThat(lines(README)).hasSizeLessThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionFitsOneScreenAndSaysWhatWasRejected(Path decision) {
        assertThat(lines(decision)).hasSizeLessThanOrEqualTo(45).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
        assertThat(text(decision)).contains("**Decision", "**Rejected");
    }

    @Test
    void theIndexHasEveryDecisionInOrderByItsTitle() {
        List<String> rows = lines(INDEX).stream().filter(line -> line.startsWith("| [")).toList();
        List<Path> files = decisions().toList();

        assertThat(rows).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            String[] heading = lines(files.get(i)).get(0).replace("# ", "").split("\\. ", 2);
            assertThat(rows.get(i)).startsWith("| [" + heading[0] + "](" + files.get(i).getFileName() + ") | " + heading[1] + " | ");
        }
    }

    @Test
    void noNumberOfADecisionIsTakenTwice() {
        assertThat(decisions().map(path -> path.getFileName().toString().substring(0, 4))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void relativeLinksLeadSomewhere(Path paper) {
        assertThat(LINK.matcher(text(paper).replaceAll("(?s)\n```.*?\n```", "")).results().map(link -> link.group(1))
                .filter(link -> !link.matches("https?:.*"))).allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? paper : paper.resolveSibling(parts[0]).normalize();
                    assertThat(target).exists();
                    if (parts.length == 2) {
                        assertThat(places(target)).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("proseToRead")
    void noSentenceHasMoreThanTwentyFiveWords(Path paper) {
        assertThat(new Sentences(text(paper)).longerThan(WORDS)).isEmpty();
    }

    /** A command that nobody tries says why. */
    @ParameterizedTest
    @MethodSource("pagesWithCommands")
    void everyCommandIsTriedOrSaysWhyNot(Path page) {
        String test = text(COMMANDS_TEST);
        assertThat(BLOCK.matcher(text(page)).results()).allSatisfy((MatchResult block) -> {
            assertThat(block.group(1)).as("the mark before the block at character " + block.start()).isNotNull();
            if (block.group(1).equals("tested") && !block.group(2).startsWith("by ")) {
                assertThat(test).contains("\"" + block.group(2) + "\"");
            }
        });
    }

    private static Stream<Path> pagesWithCommands() {
        return Stream.concat(Stream.of(README), markdown(DOCS, 1));
    }

    private static Stream<Path> decisions() {
        return markdown(DECISIONS, 1).filter(path -> !path.equals(INDEX));
    }

    private static Stream<Path> papers() {
        return Stream.of(markdown(Path.of(""), 1), markdown(DOCS, 3), markdown(Path.of("src/main/server"), 3)).flatMap(paths -> paths);
    }

    /** All but tables that a program wrote. */
    private static Stream<Path> proseToRead() {
        return papers().filter(path -> !path.equals(Path.of("docs/performance/README.md")));
    }

    private static Stream<Path> markdown(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(path -> path.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names by which headings can be linked to. */
    private static List<String> places(Path paper) {
        return lines(paper).stream().filter(line -> line.startsWith("#")).map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).toList();
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
