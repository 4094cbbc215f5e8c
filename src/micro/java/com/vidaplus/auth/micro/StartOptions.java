package com.vidaplus.auth.micro;

import java.util.ArrayList;
import java.util.List;

/** Payara Micro's options as the operator typed them; upper and lower case are the same to it. */
final class StartOptions {

    private final List<String> words;

    StartOptions(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /** The options that are left. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** Takes an option without a value away; whether it was there. */
    boolean take(String name) {
        return words.removeIf(name::equalsIgnoreCase);
    }

    /** The words after an option, as often as it is there; nothing after one at the end. */
    List<String> values(String name) {
        return new StartOptions(words).takeValues(name);
    }

    /** Takes an option and its value away, as often as it is there; the values in their order. */
    List<String> takeValues(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); ) {
            if (words.get(i).equalsIgnoreCase(name)) {
                values.add(words.get(i + 1));
                words.subList(i, i + 2).clear();
            } else {
                i++;
            }
        }
        return values;
    }
}
