package com.vidaplus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final String FIVE = "One two three four five.";
    private static final String SIX = "One two three four five six.";

    @Test
    void aSentenceWithOneWordTooManyIsFoundWhereverItStands() {
        assertThat(new Sentences(FIVE + " " + SIX + " " + FIVE).longerThan(5)).containsExactly(SIX);
        assertThat(new Sentences("- " + FIVE + "\n- " + SIX + "\n").longerThan(5)).containsExactly("- " + SIX);
        assertThat(new Sentences("| a | " + SIX + " |\n|---|---|\n| " + FIVE + " | b |").longerThan(5)).containsExactly(SIX);
        assertThat(new Sentences("# Title\n\nOne two\nthree four\nfive six.").longerThan(5)).containsExactly(SIX);
    }

    @Test
    void codeAndLinksAreTheWordsThatAReaderReads() {
        assertThat(new Sentences("One `two of these words` three [four](a-link.md#with-place) five.").longerThan(5)).isEmpty();
        assertThat(new Sentences("One two [three four](link.md) five six.").longerThan(5)).hasSize(1);
        assertThat(new Sentences("Text.\n\n```sh\none two three four five six seven\n```\n").longerThan(5)).isEmpty();
    }

    @Test
    void aPointWithinAWordEndsNoSentence() {
        assertThat(new Sentences("One 2.5 three.md four five six.").longerThan(5)).hasSize(1);
    }
}
