package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.harness.cases.Case;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @Case("B02")
    @Test
    void longestPasswordHas1024BytesAfterNormalisation() {
        assertThat(Password.of("a".repeat(1024))).isPresent();
        assertThat(Password.of("a".repeat(1025))).isEmpty();
        assertThat(Password.of("\u00e9".repeat(512))).isPresent();
        assertThat(Password.of("\u00e9".repeat(512) + "a")).isEmpty();
        assertThat(Password.of("\ud83d\ude00".repeat(256))).isPresent();
        assertThat(Password.of("\ud83d\ude00".repeat(256) + "a")).isEmpty();
    }

    @Case("B02")
    @Test
    void lengthIsThatOfTheNormalisedForm() {
        // Three UTF-16 units and five bytes each as received, two bytes in NFC.
        String decomposed = "u\u0308\u0304".repeat(512);
        assertThat(decomposed.getBytes(StandardCharsets.UTF_8)).hasSize(2560);
        assertThat(Password.of(decomposed)).isPresent();
        assertThat(Password.of(decomposed + "a")).isEmpty();

        // One unit and three bytes as received, six bytes in NFC.
        assertThat(Password.of("\u0958".repeat(170))).isPresent();
        assertThat(Password.of("\u0958".repeat(171))).isEmpty();
    }

    @Test
    void nothingThatNfcMakesShortEnoughIsRefusedUnnormalised() {
        int[] tooWasteful = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> {
                    String text = Character.toString(c);
                    int received = Math.max(text.length(), Normalizer.normalize(text, Normalizer.Form.NFD).length());
                    int bytes = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8).length;
                    return received > 2 * bytes;
                }).toArray();

        assertThat(tooWasteful).isEmpty();
    }

    @Case("B08")
    @Test
    void normalisingTakesNoTimeWorthMentioning() {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(Password.of("\ufdfa".repeat(300))).isPresent();
            assertThat(Password.of("\ufdfa".repeat(300)).orElseThrow().utf8(Normalisation.NFC)).hasSize(900);
            assertThat(Password.of("a" + "\u0327\u0301".repeat(255))).isPresent();
            assertThat(Password.of("\u0301".repeat(10_000_000))).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "abc\ud83d", "\ude00abc", "\ude00\ud83d", "a\ud83d\ud83d\ude00"})
    void unpairedSurrogatesAreNotAccepted(String text) {
        assertThat(Password.of(text)).isEmpty();
    }

    @Case({"B06", "B07"})
    @Test
    void bytesAreThoseOfTheWantedForm() {
        Password decomposed = Password.of("cafe\u0301 \u2460\uff21").orElseThrow();

        assertThat(new String(decomposed.utf8(Normalisation.NONE), StandardCharsets.UTF_8)).isEqualTo("cafe\u0301 \u2460\uff21");
        assertThat(new String(decomposed.utf8(Normalisation.NFC), StandardCharsets.UTF_8)).isEqualTo("caf\u00e9 \u2460\uff21");
        assertThat(decomposed.isNormalised()).isFalse();
        assertThat(Password.of("caf\u00e9").orElseThrow().isNormalised()).isTrue();
    }

    @Test
    void bytesAreTheCallersToClear() {
        Password password = Password.of("abc").orElseThrow();
        password.utf8(Normalisation.NFC)[0] = 0;

        assertThat(password.utf8(Normalisation.NFC)).containsExactly('a', 'b', 'c');
    }

    @Test
    void fifteenCharactersAreLongEnoughWhateverTheirBytes() {
        assertThat(List.of("a".repeat(15), "\ud83d\ude00".repeat(15), "a".repeat(64), "a".repeat(128)))
                .allMatch(text -> Password.of(text).orElseThrow().hasAtLeast(Password.MIN_CODE_POINTS));
        assertThat(List.of("", "a".repeat(14), "\ud83d\ude00".repeat(14), "e\u0301".repeat(14)))
                .noneMatch(text -> Password.of(text).orElseThrow().hasAtLeast(Password.MIN_CODE_POINTS));
    }

    @Test
    void neitherPasswordNorHashIsShown() {
        StoredPassword stored = new StoredPassword("$argon2id$secret", Normalisation.NFC);

        assertThat(Password.of("top secret").orElseThrow()).asString().doesNotContain("secret");
        assertThat(stored).asString().doesNotContain("argon2id").contains("nfc");
    }

    @Test
    void markerIsReadAsItIsStored() {
        assertThat(Normalisation.values()).allSatisfy(n -> assertThat(Normalisation.ofStored(n.stored())).isSameAs(n));
        assertThat(Normalisation.NONE.stored()).isEqualTo("none");
        assertThat(Normalisation.NFC.stored()).isEqualTo("nfc");
        assertThatThrownBy(() -> Normalisation.ofStored("NFC")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Normalisation.ofStored(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void costOutOfBoundsSaysWhatOfIt() {
        assertThat(Argon2Cost.DEFAULT).isEqualTo(new Argon2Cost(19456, 2, 1));
        assertThat(new Argon2Cost(102_400, 6, 8).memoryKib()).isEqualTo(102_400);
        assertThatThrownBy(() -> new Argon2Cost(102_401, 1, 1)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new Argon2Cost(15, 1, 2)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new Argon2Cost(65_537, 10, 1)).hasMessageContaining("times the iterations");
        assertThatThrownBy(() -> new Argon2Cost(64, 0, 1)).hasMessageContaining("iterations");
        assertThatThrownBy(() -> new Argon2Cost(64, 11, 1)).hasMessageContaining("iterations");
        assertThatThrownBy(() -> new Argon2Cost(64, 1, 0)).hasMessageContaining("parallelism");
        assertThatThrownBy(() -> new Argon2Cost(128, 1, 9)).hasMessageContaining("parallelism");
    }
}
