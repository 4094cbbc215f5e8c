package com.vidaplus.auth.credential.password;

import static com.vidaplus.auth.credential.password.PasswordRule.COMMON;
import static com.vidaplus.auth.credential.password.PasswordRule.CONTAINS_EMAIL;
import static com.vidaplus.auth.credential.password.PasswordRule.CONTAINS_SERVICE_NAME;
import static com.vidaplus.auth.credential.password.PasswordRule.REPEATED;
import static com.vidaplus.auth.credential.password.PasswordRule.SEQUENCE;
import static com.vidaplus.auth.credential.password.PasswordRule.TOO_LONG;
import static com.vidaplus.auth.credential.password.PasswordRule.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.harness.cases.Case;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final EmailAddress ANA = EmailAddress.of("ana.souza@example.org").orElseThrow();

    private static final String GRIN = "\ud83d\ude00\ud83d\ude00";
    private static final String FIFTEEN_EMOJI = "\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03\ud83d\ude04\ud83d\ude05"
            + "\ud83d\ude06\ud83d\ude07\ud83d\ude08\ud83d\ude09\ud83d\ude0a\ud83d\ude0b\ud83d\ude0c\ud83d\ude0d\ud83d\ude0e";

    private final PasswordPolicy usual = new PasswordPolicy(Password.MIN_CODE_POINTS);
    private final PasswordPolicy lax = new PasswordPolicy(8);

    @Case("B14")
    @ParameterizedTest
    @ValueSource(strings = {"tres tigres tristes", "purple monkey dishwasher", "kvoxqzmtjwhrplf", "948103557262018", "!@#)(*&^%$-=+_{}",
        "          tres tigres          ", "cora\u00e7\u00e3o de le\u00e3o manso",
        "\u0441\u0430\u043c\u043e\u0432\u0430\u0440 \u0438 \u0447\u0430\u0439\u043d\u0438\u043a",
        FIFTEEN_EMOJI,
        "first understand poetry", "the password is not here", "um banana para ana", "tab\tand nul \0 inside"})
    void longPasswordOfAnyCharactersMayBeChosen(String chosen) {
        assertThat(usual.broken(chosen, ANA)).isEmpty();
    }

    @Case("B14")
    @Test
    void fourteenCharactersAreTooFewAndFifteenAreNot() {
        assertThat(usual.broken("kvoxqzmtjwhrpl", ANA)).containsExactly(TOO_SHORT);
        assertThat(usual.broken("kvoxqzmtjwhrplf", ANA)).isEmpty();
        assertThat(usual.broken("", ANA)).contains(TOO_SHORT);
    }

    @Test
    void lengthIsCountedInCodePointsAfterNfc() {
        assertThat(usual.broken("kvoxqzmtjwhrple\u0301", ANA)).isEmpty();
        assertThat(usual.broken("kvoxqzmtjwhrpe\u0301", ANA)).containsExactly(TOO_SHORT);
        assertThat(usual.broken("kvoxqzmtjwhrp\ud83d\ude00", ANA)).containsExactly(TOO_SHORT);
    }

    @Test
    void lengthMayBeConfigured() {
        assertThat(lax.broken("kvoxqzmt", ANA)).isEmpty();
        assertThat(lax.broken("kvoxqzm", ANA)).containsExactly(TOO_SHORT);
        assertThat(new PasswordPolicy(64).broken("kvoxqzmtjwhrplf", ANA)).containsExactly(TOO_SHORT);
        assertThat(lax.sentence(TOO_SHORT)).isEqualTo("The password must have at least 8 characters");
        assertThatThrownBy(() -> new PasswordPolicy(7)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 8 to 64");
        assertThatThrownBy(() -> new PasswordPolicy(65)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooLongOrIllFormedIsTheOneThingSaid() {
        assertThat(usual.broken("ab".repeat(512), ANA)).doesNotContain(TOO_LONG);
        assertThat(usual.broken("ab".repeat(512) + "c", ANA)).containsExactly(TOO_LONG);
        assertThat(usual.broken("kvoxqzmtjwhrplf\ud800", ANA)).containsExactly(TOO_LONG);
    }

    @Case("B14")
    @Test
    void mostCommonPasswordsAreRefused() throws IOException {
        List<String> common = words().subList(0, 3000);

        assertThat(common).allSatisfy(word -> {
            assertThat(usual.broken(word, ANA)).contains(COMMON);
            assertThat(lax.broken(word, ANA)).contains(COMMON);
            assertThat(usual.broken(word.toUpperCase(Locale.ROOT), ANA)).contains(COMMON);
        });
    }

    @Case("B14")
    @ParameterizedTest
    @ValueSource(strings = {"Password-20262027!", "1234password5678", "  IloveYou19841986 ", "MINHASENHA 2026!!!!", "flamengo19812019",
        "correct horse battery staple", "Correct-Horse-Battery-Staple-1", "To be or not to be", "esta e minha senha",
        "qwerty!!!!!!!!!!!!!!!!",
        "polniypizdec0211", "ne_e_pod_chehyl"})
    void commonOnesAreFoundWithDigitsAndPunctuationAroundThem(String chosen) {
        assertThat(usual.broken(chosen, ANA)).contains(COMMON).doesNotContain(TOO_SHORT);
    }

    @Case("B14")
    @ParameterizedTest
    @ValueSource(strings = {"i am ana.souza@example.org", "ANA.SOUZA@EXAMPLE.ORG", "hello ana.souza of rio", "xx-Ana.Souza-7265",
        "anasouza 7265 kvox",
        "Ana Souza de Recife"})
    void emailAddressIsNoPartOfAPassword(String chosen) {
        assertThat(usual.broken(chosen, ANA)).containsExactly(CONTAINS_EMAIL);
    }

    @Test
    void localPartOfLessThanFourCharactersMayBeInIt() {
        EmailAddress ana = EmailAddress.of("ana@example.org").orElseThrow();
        EmailAddress bana = EmailAddress.of("bana@example.org").orElseThrow();
        EmailAddress noAddress = EmailAddress.of("administrator").orElseThrow();

        assertThat(usual.broken("minha banana amarela", ana)).isEmpty();
        assertThat(usual.broken("write ana@example.org", ana)).containsExactly(CONTAINS_EMAIL);
        assertThat(usual.broken("minha banana amarela", bana)).containsExactly(CONTAINS_EMAIL);
        assertThat(usual.broken("minha banana amarela", noAddress)).isEmpty();
        assertThat(usual.broken("minha banana amarela", EmailAddress.of("....@example.org").orElseThrow())).isEmpty();
    }

    @Case("B14")
    @ParameterizedTest
    @ValueSource(strings = {"meu vidaplus querido", "VidaPlus-kvoxqzm", "vida plus kvoxqzmt", "kvoxqzmtjVIDAPLUS"})
    void serviceNameIsNoPartOfAPassword(String chosen) {
        assertThat(usual.broken(chosen, ANA)).containsExactly(CONTAINS_SERVICE_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaa", "abxabxabxabxabxa", "kvoxqzmkvoxqzmk", "Xk9!Xk9!Xk9!Xk9!", "kvoxqzmtjwhrplkvoxqzmtjwhrpl",
        GRIN + GRIN + GRIN + GRIN + GRIN + GRIN + GRIN + GRIN})
    void shortPatternRepeatedIsRefused(String chosen) {
        assertThat(usual.broken(chosen, ANA)).contains(REPEATED);
    }

    @Test
    void longPatternRepeatedAndOneThatIsNotRepeatedMayBeChosen() {
        assertThat(usual.broken("kvoxqzmtjwhrplfkvoxqzmtjwhrplf", ANA)).isEmpty();
        assertThat(usual.broken("kvoxqzmtjwhkvoxqzmt", ANA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklmno", "ponmlkjihgfedcba", "890123456789012", "xyzabcdefghijklm", "ABCDEFG-1234567",
        "qwertyuiopasdfg",
        "poiuytrewq98765",
        "1qaz2wsx3edc4rf", "aaaabbbbccccdddd", "abc123xyz789!!!!", "qwerty12345678!", "zxcvbnm,./asdfgh", "11112222333344445"})
    void sequencesAreRefused(String chosen) {
        assertThat(usual.broken(chosen, ANA)).contains(SEQUENCE);
    }

    @Test
    void fourCharactersBesideSequencesAreEnough() {
        assertThat(usual.broken("kvo-defghijklmn", ANA)).isEmpty();
        assertThat(usual.broken("kv-defghijklmno", ANA)).containsExactly(SEQUENCE);
    }

    @Test
    void allBrokenRulesAreSaidInTheirOrder() {
        EmailAddress service = EmailAddress.of("vidaplus@example.org").orElseThrow();

        assertThat(lax.broken("vidaplusvidaplus", service))
                .containsExactly(CONTAINS_EMAIL, CONTAINS_SERVICE_NAME);
        assertThat(usual.broken("vidaplusvidaplus", service))
                .containsExactly(CONTAINS_EMAIL, CONTAINS_SERVICE_NAME, REPEATED);
        assertThat(usual.broken("12345678", ANA)).containsExactly(TOO_SHORT, COMMON, SEQUENCE);
        assertThat(usual.broken("11111111", ANA)).containsExactly(TOO_SHORT, COMMON, REPEATED, SEQUENCE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasASentence(PasswordRule rule) {
        assertThat(usual.sentence(rule)).matches("The password [ -~]{20,100}[^.]").doesNotContain("%");
    }

    @Test
    void noRandomPasswordIsRefused() {
        Random random = new Random(20261124);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

        assertThat(IntStream.range(0, 20_000).mapToObj(i -> {
            byte[] bytes = new byte[12];
            random.nextBytes(bytes);
            return base64.encodeToString(bytes);
        })).allSatisfy(password -> assertThat(usual.broken(password, ANA)).isEmpty());
    }

    @Test
    void longestPasswordsAreJudgedAtOnce() {
        usual.broken("warm", ANA);

        Assertions.assertTimeout(Duration.ofMillis(500), () -> List.of("a".repeat(1024), "a".repeat(1023) + "b", "1".repeat(1023) + "x",
                "ab".repeat(511) + "c", "a1".repeat(512), "abc".repeat(341), "\u0130".repeat(512), " ".repeat(1024))
                .forEach(text -> assertThat(usual.broken(text, ANA)).as(text).isNotNull()));
    }

    @Test
    void turkishLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(usual.broken("MINHASENHA 2026!!!!", ANA)).containsExactly(COMMON);
            assertThat(usual.broken("VIDAPLUS kvoxqzmt", ANA)).containsExactly(CONTAINS_SERVICE_NAME);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void existingPasswordsKeepWorking() {
        PasswordHasher hasher = new PasswordHasher(new Argon2Cost(64, 1, 1), new SecureRandom());
        Password old = Password.of("123456").orElseThrow();

        assertThat(usual.broken("123456", ANA)).isNotEmpty();
        assertThat(hasher.verify(old, hasher.hash(old))).isTrue();
    }

    @Test
    void listIsSmallFoldedAndWithoutDuplicates() throws IOException {
        List<String> words = words();

        assertThat(file()).hasSizeLessThan(100 << 10);
        assertThat(words).hasSizeGreaterThan(8000).doesNotHaveDuplicates().allMatch(word -> word.matches("[!-~]+"))
                .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
        assertThat(Set.copyOf(words)).contains("password", "senha", "correcthorsebatterystaple");
        assertThat(new String(file(), StandardCharsets.UTF_8)).contains("Copyright", "Permission is hereby granted");
    }

    private static List<String> words() throws IOException {
        return new String(file(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static byte[] file() throws IOException {
        try (InputStream file = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
            return file.readAllBytes();
        }
    }
}
