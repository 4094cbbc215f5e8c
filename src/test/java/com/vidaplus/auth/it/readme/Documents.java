package com.vidaplus.auth.it.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the pages in docs/, and the blocks in them that are marked as tested. */
final class Documents {

    private final List<String> texts;

    Documents() {
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            List<String> read = new ArrayList<>();
            for (Path page : Stream.concat(Stream.of(Path.of("README.md")), pages.filter(path -> path.toString().endsWith(".md"))).toList()) {
                read.add(Files.readString(page));
            }
            texts = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The block that follows the comment {@code <!-- tested: NAME -->}, without its fence.
     *
     * @throws AssertionError where no document has such a block, or more than one
     */
    String block(String name) {
        Pattern marked = Pattern.compile("<!-- tested: " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL);
        List<String> blocks = texts.stream().flatMap(text -> marked.matcher(text).results()).map(found -> found.group(1)).toList();
        if (blocks.size() != 1) {
            throw new AssertionError("README.md and docs/ have " + blocks.size() + " blocks marked as tested: " + name);
        }
        return blocks.get(0);
    }
}
