package com.vidaplus.auth.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes through everything that is read a page at a time. */
public final class Pages {

    private Pages() {
    }

    /**
     * Hands out each entry of each page, until a page is empty.
     *
     * @param receiver gets them one by one; an exception of it ends the walk
     * @param next     gives the page behind an entry, or the first page behind none
     */
    public static <T> void each(Consumer<T> receiver, Function<Optional<T>, List<T>> next) {
        List<T> page = next.apply(Optional.empty());
        while (!page.isEmpty()) {
            page.forEach(receiver);
            page = next.apply(Optional.of(page.get(page.size() - 1)));
        }
    }
}
