package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vidaplus.auth.harness.cases.Case;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String LONG_ENOUGH = "fifteen letters";
    private static final String SECRET = "Zk3v9QpLw7RtXs2mNbC5yHdGfJ8aUe4K";

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("ACCESS_TOKEN_EXPIRE_MINUTES", 15, 1, 1440, s -> s.accessTokenLifetime().toMinutes()),
                number("SESSION_MAX_MINUTES", 720, 1, 525_600, s -> s.sessionLifetime().toMinutes()),
                number("ARGON2_MEMORY_KIB", 19_456, 8, 65_536, s -> (long) s.argon2().memoryKib()),
                number("ARGON2_ITERATIONS", 2, 1, 10, s -> (long) s.argon2().iterations()),
                number("ARGON2_PARALLELISM", 1, 1, 8, s -> (long) s.argon2().parallelism()),
                number("REFRESH_GRACE_SECONDS", 10, 0, 60, s -> s.refreshGrace().toSeconds()),
                number("SIGNING_KEY_ROTATION_DAYS", 90, 1, 3_650, s -> s.signingKeyRotation().toDays()),
                number("SIGNING_KEY_PENDING_SECONDS", 600, 10, 86_400, s -> s.signingKeyPending().toSeconds()),
                number("GUESS_LIMIT", 10, 1, 100, s -> (long) s.guessLimit()),
                number("GUESS_WINDOW_MINUTES", 15, 1, 1_440, s -> s.guessWindow().toMinutes()));
    }

    private static Arguments number(String name, long ifAbsent, long lowest, long highest, Function<Settings, Long> read) {
        return arguments(name, ifAbsent, lowest, highest, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void numberHasItsDefaultWhereAbsentOrEmpty(String name, long ifAbsent, long lowest, long highest, Function<Settings, Long> read) {
        assertThat(read.apply(TestSettings.of())).isEqualTo(ifAbsent);
        assertThat(read.apply(TestSettings.of(name, ""))).isEqualTo(ifAbsent);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void numberMayBeAnythingFromLowestToHighest(String name, long ifAbsent, long lowest, long highest, Function<Settings, Long> read) {
        assertThat(read.apply(TestSettings.of(name, "" + lowest, "ARGON2_WEAK", "allow"))).isEqualTo(lowest);
        assertThat(read.apply(TestSettings.of(name, "" + highest, "ARGON2_WEAK", "allow"))).isEqualTo(highest);
        assertThat(read.apply(TestSettings.of(name, " " + highest + " ", "ARGON2_WEAK", "allow"))).isEqualTo(highest);
    }

    @Case("H13")
    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void numberOutOfRangeOrNoNumberStopsTheStart(String name, long ifAbsent, long lowest, long highest, Function<Settings, Long> read) {
        for (String wrong : List.of("" + (lowest - 1), "" + (highest + 1), "-1", "-2147483648", "2147483648", "99999999999999999999", "1.5",
                "1e1", "0x10", "15m", "PT15M", " ", "1 5", "fifteen", "NaN", "15,0")) {
            assertThatExceptionOfType(InvalidSetting.class).as(wrong).isThrownBy(() -> TestSettings.of(name, wrong))
                    .withMessage("Setting %s must be a whole number from %d to %d.", name, lowest, highest);
        }
    }

    @Test
    void lowestMemoryGrowsWithTheLanes() {
        assertThat(TestSettings.of("ARGON2_PARALLELISM", "8", "ARGON2_MEMORY_KIB", "64", "ARGON2_WEAK", "allow").argon2().memoryKib()).isEqualTo(64);
        assertRefused("ARGON2_MEMORY_KIB", "ARGON2_PARALLELISM", "8", "ARGON2_MEMORY_KIB", "63");
    }

    @Test
    void everythingElseHasItsDefaultToo() {
        Settings settings = TestSettings.of();

        assertThat(settings.issuer()).isEqualTo("http://localhost:8080");
        assertThat(settings.audience()).containsExactly("http://localhost:8080");
        assertThat(settings.algorithm()).isEqualTo("RS256");
        assertThat(settings.firstAccount()).isEmpty();
        assertThat(settings.firstClient()).isEmpty();
        assertThat(settings.keyEncryption().key()).isEmpty();
        assertThat(settings.keyEncryption().file()).isEmpty();
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.corsOrigins()).isEmpty();
    }

    @Test
    void emptyTextCountsAsAbsentForEverySetting() {
        Settings settings = new Settings(name -> Optional.of(""));

        assertThat(settings.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.issuer()).isEqualTo("http://localhost:8080");
        assertThat(settings.audience()).containsExactly(settings.issuer());
        assertThat(settings.algorithm()).isEqualTo("RS256");
        assertThat(settings.firstAccount()).isEmpty();
        assertThat(settings.firstClient()).isEmpty();
        assertThat(settings.keyEncryption().key()).isEmpty();
        assertThat(settings.keyEncryption().file()).isEmpty();
    }

    @Test
    void nativeCodeIsLoadedUnlessItIsForbidden() {
        assertThat(TestSettings.of().argon2().nativeAllowed()).isTrue();
        assertThat(TestSettings.of("ARGON2_ENGINE", "auto").argon2().nativeAllowed()).isTrue();
        assertThat(TestSettings.of("ARGON2_ENGINE", "java").argon2().nativeAllowed()).isFalse();
        assertRefused("ARGON2_ENGINE", "ARGON2_ENGINE", "native");
        assertThat(TestSettings.of().signatureNative()).isTrue();
        assertThat(TestSettings.of("SIGNATURE_ENGINE", "auto").signatureNative()).isTrue();
        assertThat(TestSettings.of("SIGNATURE_ENGINE", "java").signatureNative()).isFalse();
        assertRefused("SIGNATURE_ENGINE", "SIGNATURE_ENGINE", "native");
    }

    @Test
    void namesAreLookedUpExactlyAsDocumentedWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            Set<String> asked = new HashSet<>();
            new Settings(name -> {
                asked.add(name);
                return Optional.empty();
            });
            assertThat(asked).containsExactlyInAnyOrder("ACCESS_TOKEN_EXPIRE_MINUTES", "SESSION_MAX_MINUTES", "TOKEN_ISSUER",
                    "TOKEN_AUDIENCE", "TOKEN_ALGORITHM", "BOOTSTRAP_EMAIL", "BOOTSTRAP_PASSWORD", "BOOTSTRAP_CLIENT_ID",
                    "BOOTSTRAP_CLIENT_SECRET", "BOOTSTRAP_PASSWORD_FILE", "BOOTSTRAP_CLIENT_SECRET_FILE", "ARGON2_MEMORY_KIB", "ARGON2_ITERATIONS", "ARGON2_PARALLELISM", "ARGON2_ENGINE", "ARGON2_WEAK",
                    "REFRESH_GRACE_SECONDS", "KEY_ENCRYPTION_KEY", "KEY_ENCRYPTION_KEY_FILE", "KEY_ENCRYPTION_KEY_PREVIOUS",
                    "KEY_ENCRYPTION_KEY_PREVIOUS_FILE", "SIGNING_KEY_ROTATION_DAYS",
                    "SIGNING_KEY_PENDING_SECONDS", "GUESS_LIMIT", "GUESS_WINDOW_MINUTES",
                    "TRUSTED_PROXIES", "CORS_ORIGINS", "SIGNATURE_ENGINE");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://auth.example", "https://auth.example/vidaplus", "https://192.0.2.1:8443",
        "https://[2001:db8::1]:8443"})
    void issuerIsAnAbsoluteUrlTakenAsWritten(String url) {
        assertThat(TestSettings.of("TOKEN_ISSUER", url).issuer()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example/", "https://auth.example/a/", "auth.example", "/auth", "//auth.example",
        "ftp://auth.example",
        "mailto:a@b", "https://", "https:///path", "https://auth.example?x", "https://auth.example?", "https://auth.example#x",
        "https://auth.example#", "https://user:pw@auth.example", "https://auth example", " https://auth.example", "https://auth.example ",
        "https://auth.example\n", "javascript:alert(1)", "https://:8443"})
    void issuerOfAnotherFormStopsTheStart(String url) {
        assertRefused("TOKEN_ISSUER", "TOKEN_ISSUER", url);
    }

    @Test
    void audienceIsTheIssuerUnlessListed() {
        assertThat(TestSettings.of("TOKEN_ISSUER", "https://auth.example").audience()).containsExactly("https://auth.example");
        assertThat(TestSettings.of("TOKEN_AUDIENCE", "api").audience()).containsExactly("api");
        assertThat(TestSettings.of("TOKEN_AUDIENCE", " api , portal,,").audience()).containsExactly("api", "portal");
        assertThat(TestSettings.of("TOKEN_AUDIENCE", " , ").audience()).containsExactly("http://localhost:8080");
    }

    @Test
    void whatIsInEveryTokenHasABound() {
        String longest = "https://" + "a".repeat(247) + "/";
        assertThat(TestSettings.of("TOKEN_ISSUER", longest.replaceAll("/$", "b")).issuer()).hasSize(256);
        assertRefused("TOKEN_ISSUER", "TOKEN_ISSUER", longest + "bc");
        assertThat(TestSettings.of("TOKEN_AUDIENCE", "a".repeat(1_024)).audience()).hasSize(1);
        assertRefused("TOKEN_AUDIENCE", "TOKEN_AUDIENCE", "a".repeat(1_025));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void algorithmIsOneThatResourceServersTake(String algorithm) {
        assertThat(TestSettings.of("TOKEN_ALGORITHM", algorithm).algorithm()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS512", "PS256", "ES384", "rs256", "RS256 ", " "})
    void anotherAlgorithmStopsTheStart(String algorithm) {
        assertRefused("TOKEN_ALGORITHM", "TOKEN_ALGORITHM", algorithm);
    }

    @Test
    void firstAccountNeedsBothHalves() {
        assertThat(TestSettings.of("BOOTSTRAP_EMAIL", "Admin@Example.com", "BOOTSTRAP_PASSWORD", LONG_ENOUGH).firstAccount())
                .contains(new FirstAccountSettings("Admin@Example.com", LONG_ENOUGH));
        assertRefused("BOOTSTRAP_PASSWORD", "BOOTSTRAP_EMAIL", "admin@example.com");
        assertRefused("BOOTSTRAP_EMAIL", "BOOTSTRAP_PASSWORD", LONG_ENOUGH);
    }

    @ParameterizedTest
    @CsvSource({"14, false", "15, true", "256, true", "257, false"})
    void firstPasswordHasFifteenTo256Characters(int length, boolean taken) {
        assertTaken(taken, "BOOTSTRAP_PASSWORD", "BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", "xy".repeat(length).substring(length));
    }

    @Test
    void firstPasswordIsCountedInCharactersAndNotInSurrogates() {
        assertRefused("BOOTSTRAP_PASSWORD", "BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", "\uD83D\uDD11".repeat(13) + "\uD83D\uDD12");
        assertTaken(true, "BOOTSTRAP_PASSWORD", "BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", "\uD83D\uDD11".repeat(14) + "\uD83D\uDD12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "@b", "a@", "a@b@c", "a b@c", "\u0430@b", "a@\u0431", " a@b", "a@b ", "a@b\n", "\u212Aevin@b"})
    void firstAddressOfAnotherFormStopsTheStart(String email) {
        assertRefused("BOOTSTRAP_EMAIL", "BOOTSTRAP_EMAIL", email, "BOOTSTRAP_PASSWORD", LONG_ENOUGH);
    }

    @ParameterizedTest
    @CsvSource({"254, true", "255, false"})
    void firstAddressHasAtMost254Characters(int length, boolean taken) {
        String email = "a".repeat(64) + "@" + "b".repeat(length - 65);
        assertTaken(taken, "BOOTSTRAP_EMAIL", "BOOTSTRAP_EMAIL", email, "BOOTSTRAP_PASSWORD", LONG_ENOUGH);
    }

    @Test
    void firstClientIsPublicWithoutASecret() {
        assertThat(TestSettings.of("BOOTSTRAP_CLIENT_ID", "shop").firstClient())
                .contains(new FirstClientSettings("shop", Optional.empty()));
        assertThat(TestSettings.of("BOOTSTRAP_CLIENT_ID", "shop", "BOOTSTRAP_CLIENT_SECRET", SECRET).firstClient())
                .contains(new FirstClientSettings("shop", Optional.of(SECRET)));
        assertRefused("BOOTSTRAP_CLIENT_ID", "BOOTSTRAP_CLIENT_SECRET", SECRET);
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true", "512, true", "513, false"})
    void firstClientSecretHas32To512Characters(int length, boolean taken) {
        assertTaken(taken, "BOOTSTRAP_CLIENT_SECRET", "BOOTSTRAP_CLIENT_ID", "shop", "BOOTSTRAP_CLIENT_SECRET", random(length));
    }

    private static String random(int length) {
        return new Random(length).ints(length, '!', '~' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "0123456789abcdef0123456789abcdef", "abcdefghijklmnopqrstuvwxyzabcdef",
        "secretsecretsecretsecretsecretse", "01010101010101110101010101010101"})
    void firstClientSecretThatIsAPatternStopsTheStart(String secret) {
        assertRefused("BOOTSTRAP_CLIENT_SECRET", "BOOTSTRAP_CLIENT_ID", "shop", "BOOTSTRAP_CLIENT_SECRET", secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxxxxxxxxxxxxxx", "               ", "a lost character \uFFFD", "a\tbell between words", "a line end after all\n",
        "a control \u0085 of latin-1", "half a character \uD83D"})
    void firstPasswordThatNobodyTypesOrThatIsOneCharacterStopsTheStart(String password) {
        assertRefused("BOOTSTRAP_PASSWORD", "BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "a b", "\u00E9", "a\n", " "})
    void firstClientIdOfAnotherFormStopsTheStart(String id) {
        assertRefused("BOOTSTRAP_CLIENT_ID", "BOOTSTRAP_CLIENT_ID", id);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void firstClientIdHasAtMost100Characters(int length, boolean taken) {
        assertTaken(taken, "BOOTSTRAP_CLIENT_ID", "BOOTSTRAP_CLIENT_ID", "x".repeat(length));
    }

    @Test
    void keyEncryptionKeyIsGivenOneWayOnly() {
        assertThat(TestSettings.of("KEY_ENCRYPTION_KEY", "k").keyEncryption().key()).contains("k");
        assertThat(TestSettings.of("KEY_ENCRYPTION_KEY_FILE", "/k").keyEncryption().file()).contains("/k");
        assertRefused("KEY_ENCRYPTION_KEY_FILE", "KEY_ENCRYPTION_KEY", "k", "KEY_ENCRYPTION_KEY_FILE", "/k");
        assertThat(TestSettings.of("KEY_ENCRYPTION_KEY_PREVIOUS", "k").keyEncryption().previous()).contains("k");
        assertThat(TestSettings.of("KEY_ENCRYPTION_KEY_PREVIOUS_FILE", "/k").keyEncryption().previousFile()).contains("/k");
        assertRefused("KEY_ENCRYPTION_KEY_PREVIOUS_FILE", "KEY_ENCRYPTION_KEY_PREVIOUS", "k", "KEY_ENCRYPTION_KEY_PREVIOUS_FILE", "/k");
    }

    @Test
    void corsOriginsAreListedAsBrowsersSendThem() {
        assertThat(TestSettings.of("CORS_ORIGINS", "https://shop.example, http://localhost:3000,https://[2001:db8::1]:8443").corsOrigins())
                .containsExactly("https://shop.example", "http://localhost:3000", "https://[2001:db8::1]:8443");
    }

    @Case("H05")
    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://shop.example/", "https://shop.example/path", "shop.example", "https://*.example",
        "https://user@shop.example", "https://shop.example?x", "https://shop.example#x", "file:///", "https://a.example https://b.example",
        "https://a.example;https://b.example", "HTTPS://shop.example", "https://Shop.example", "https://shop.example:443",
        "http://shop.example:80", "https://shop.example:", "https://shop.example:0", "https://shop.example:65536",
        "https://shop.example:08443"})
    void anythingButAnOriginStopsTheStart(String origin) {
        assertRefused("CORS_ORIGINS", "CORS_ORIGINS", "https://good.example," + origin);
    }

    @Test
    void trustedProxiesAreNetworksOrAddresses() {
        assertThat(TestSettings.of("TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7 ,2001:db8::/32").trustedProxies())
                .extracting(Network::prefix).containsExactly(8, 32, 32);
        assertRefused("TRUSTED_PROXIES", "TRUSTED_PROXIES", "10.0.0.0/8,proxy.example");
    }

    @Case("H13")
    @Test
    void messageNeverShowsASecret() {
        assertThat(messageOf("BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", "canary-pw")).doesNotContain("canary");
        assertThat(messageOf("BOOTSTRAP_PASSWORD", "canary-canary-canary")).doesNotContain("canary");
        assertThat(messageOf("BOOTSTRAP_CLIENT_ID", "shop", "BOOTSTRAP_CLIENT_SECRET", "canary")).doesNotContain("canary");
        assertThat(messageOf("BOOTSTRAP_CLIENT_SECRET", "canary" + SECRET)).doesNotContain("canary");
        assertThat(messageOf("KEY_ENCRYPTION_KEY", "canary", "KEY_ENCRYPTION_KEY_FILE", "/k")).doesNotContain("canary");
        assertThat(messageOf("TOKEN_ISSUER", "https://user:canary@auth.example")).doesNotContain("canary");
    }

    /** The service once started with its default in place of a misspelt variable. */
    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_ISSUER", "TOKEN_AUDIENCE", "TRUSTED_PROXIES", "GUESS_LIMIT", "BOOTSTRAP_EMAIL"})
    void anExpressionWithoutAValueStopsTheStart(String setting) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> new Settings(name -> Optional.empty(),
                name -> name.equals(setting) ? Optional.of("${NO_SUCH}") : Optional.empty())).withMessageStartingWith("Setting " + setting + " must be ");
    }

    @Test
    void ownTextNeverShowsASecret() {
        Settings settings = TestSettings.of("BOOTSTRAP_EMAIL", "a@b", "BOOTSTRAP_PASSWORD", LONG_ENOUGH, "BOOTSTRAP_CLIENT_ID", "shop",
                "BOOTSTRAP_CLIENT_SECRET", SECRET, "KEY_ENCRYPTION_KEY", "canary", "KEY_ENCRYPTION_KEY_PREVIOUS", "canary");

        assertThat(settings + " " + settings.firstAccount() + settings.firstClient() + settings.keyEncryption()).doesNotContain(LONG_ENOUGH, SECRET, "canary");
    }

    private static void assertRefused(String named, String... namesAndValues) {
        assertThat(messageOf(namesAndValues)).startsWith("Setting " + named + " must be ").endsWith(".").doesNotContain("\n");
    }

    private static void assertTaken(boolean taken, String named, String... namesAndValues) {
        if (taken) {
            assertThat(TestSettings.of(namesAndValues)).isNotNull();
        } else {
            assertRefused(named, namesAndValues);
        }
    }

    private static String messageOf(String... namesAndValues) {
        try {
            TestSettings.of(namesAndValues);
        } catch (InvalidSetting e) {
            return e.getMessage();
        }
        throw new AssertionError("taken: " + List.of(namesAndValues));
    }
}
