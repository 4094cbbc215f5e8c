package com.vidaplus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Case("B09")
    @Test
    void onlyAToZAreFolded() {
        assertThat(canonical("Alice@EX.com")).isEqualTo("alice@ex.com");
        assertThat(canonical("ABCDEFGHIJKLMNOPQRSTUVWXYZ@[`{")).isEqualTo("abcdefghijklmnopqrstuvwxyz@[`{");
        assertThat(EmailAddress.of("Alice@EX.com")).isEqualTo(EmailAddress.of("alice@ex.com"))
                .hasSameHashCodeAs(EmailAddress.of("alice@ex.com"));
        assertThat(EmailAddress.of("alice@ex.com")).isNotEqualTo(EmailAddress.of("alice@ex.org"));
    }

    @Test
    void foldingIsTheSameUnderATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(canonical("INFO@INIT.example")).isEqualTo("info@init.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Case({"B09", "B12"})
    @ParameterizedTest
    @ValueSource(strings = {"\u212Aevin@ex.com", "k\u0131m@ex.com", "\u0130nfo@ex.com", "\u017Fam@ex.com", "alice@ex\u0430mple.com",
        "\uFF41lice@ex.com", "jos\u00E9@ex.com", "a\u200Blice@ex.com", "alice@ex.com\u00A0", "\uFEFFalice@ex.com", "a\uD83D\uDD11@ex.com"})
    void lookAlikeIsTheAddressOfNoAccount(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @Case("B10")
    @ParameterizedTest
    @ValueSource(strings = {" alice@ex.com", "alice@ex.com ", "ali ce@ex.com", "alice@ex.com\n", "alice@ex.com\r\nX: y", "\talice@ex.com",
        "", " ", "a\u0000b@ex.com", "a\u007Fb@ex.com"})
    void nothingIsTrimmed(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @Case("B11")
    @ParameterizedTest
    @CsvSource({"254, true", "255, false", "100000, false"})
    void addressHasAtMost254Characters(int length, boolean taken) {
        assertThat(EmailAddress.of("a".repeat(length - 5) + "@ex.c").isPresent()).isEqualTo(taken);
    }

    private static String canonical(String text) {
        return EmailAddress.of(text).orElseThrow().canonical();
    }
}
