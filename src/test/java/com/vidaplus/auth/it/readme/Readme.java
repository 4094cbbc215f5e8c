package com.vidaplus.auth.it.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README, and the blocks in it that are marked as tested. */
final class Readme {

    private final String text;

    Readme() {
        try {
            text = Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block that follows the comment {@code <!-- tested: NAME -->}, without its fence. */
    String block(String name) {
        Matcher block = Pattern.compile("<!-- tested: " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL).matcher(text);
        if (!block.find()) {
            throw new AssertionError("The README has no block marked as tested: " + name);
        }
        return block.group(1);
    }
}
