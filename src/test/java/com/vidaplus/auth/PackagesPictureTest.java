package com.vidaplus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The picture in docs/architecture.md is what the compiled classes say. {@code mvn test -Dtest=PackagesPictureTest -Dpicture=draw} draws it
 * anew.
 */
class PackagesPictureTest {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final String BEGIN = "<!-- packages -->\n";
    private static final String END = "<!-- /packages -->\n";

    private final SortedMap<String, SortedSet<String>> imports = House.imports();

    /** Whether one room imports another through a third: such an arrow would only hide the others. */
    private boolean followsFromOthers(String from, String to) {
        return imports.get(from).stream().anyMatch(between -> !between.equals(to) && reaches(between, to));
    }

    private boolean reaches(String from, String to) {
        return imports.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }

    private static String node(String room) {
        return room.replace('.', '_');
    }

    private String drawn() {
        List<Integer> downwards = IntStream.range(0, House.LEVELS.size()).boxed().sorted(Collections.reverseOrder()).toList();
        String levels = downwards.stream().map(level -> "  subgraph level" + level + " [\" \"]\n"
                + House.LEVELS.get(level).stream().map(room -> "    " + node(room) + "[\"" + room + "\"]\n").collect(Collectors.joining())
                + "  end\n").collect(Collectors.joining());
        String arrows = imports.keySet().stream().map(from -> imports.get(from).stream().filter(to -> !followsFromOthers(from, to))
                .map(to -> "  " + node(from) + " --> " + node(to) + "\n").collect(Collectors.joining())).collect(Collectors.joining());
        return "```mermaid\nflowchart TD\n" + levels + arrows + "```\n";
    }

    @Test
    void thePictureIsWhatTheClassesSay() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if ("draw".equals(System.getProperty("picture"))) {
            Files.writeString(PAGE, page.substring(0, from) + drawn() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(drawn());
        }
    }

    @Test
    void everyRoomIsExplained() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(House.LEVELS.stream().flatMap(List::stream).map(room -> "`" + room + "`")).isNotEmpty().allMatch(page::contains);
    }
}
