package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRoomTest {

    private static final KeyRingInMemory KEYS = KeyRingInMemory.of("RS256");

    private final Settings settings = TestSettings.of("TOKEN_ISSUER", "https://" + "a".repeat(240) + ".example");
    private final TokenRoom room = new TokenRoom(settings);
    private final AccessTokens tokens = AccessTokensFixture.of(KEYS, settings, Clock.systemUTC());

    /** As many names as the bounds take, of that many times the same text. */
    private static SortedSet<String> mostGroups(String text, int times) {
        SortedSet<String> groups = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            String next = i + text.repeat(times);
            SortedSet<String> more = new TreeSet<>(groups);
            more.add(next);
            if (!TokenRoom.takesGroups(more)) {
                return groups;
            }
            groups = more;
        }
        throw new AssertionError("There is no end");
    }

    private static ClientRegistration registered(SortedSet<String> scopes, SortedSet<String> audiences) {
        return new ClientRegistration(true, new TreeSet<>(), scopes, audiences, Optional.empty(), "at+jwt", false);
    }

    private ClientRegistration mostOfAClient() {
        SortedSet<String> scopes = new TreeSet<>(List.of("s".repeat(700)));
        SortedSet<String> audiences = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            SortedSet<String> more = new TreeSet<>(audiences);
            more.add("u" + i);
            if (!room.problems(registered(scopes, more)).isEmpty()) {
                return registered(scopes, audiences);
            }
            audiences = more;
        }
        throw new AssertionError("There is no end");
    }

    private static AccessToken token(SortedSet<String> groups, List<String> audience, SortedSet<String> scope) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return new AccessToken("e".repeat(242) + "@example.com", Optional.of("u".repeat(36)), groups, audience, now, now.plusSeconds(900),
                AccessToken.newJti(), Optional.of(Session.beginAtApiDoor(Integer.MAX_VALUE, now)), scope, Optional.of("c".repeat(100)),
                AccessToken.TYP_AT_JWT);
    }

    /** One byte, two, three and four of UTF-8, and those that JSON writes as two or as six. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e9", "\u6f22", "\ud83d\ude00", "\"", "\\", "/", "<", "&", "'", "\u2028", "\u2029", "\ufeff"})
    void tokenWithTheMostGroupsAndTheMostOfAClientFitsIntoAHeader(String text) {
        ClientRegistration client = mostOfAClient();
        for (int times : new int[] {0, 1, 10, 48}) {
            String longest = tokens.sign(token(mostGroups(text, times), List.copyOf(client.audiences()), client.scopes()));

            assertThat(longest.length()).isLessThanOrEqualTo(TokenRoom.PLANNED);
            assertThat(tokens.verify(longest)).isPresent();
        }
    }

    @Test
    void groupsAreMeasuredInBytesAndOrdinaryOnesHaveTheRoomTheyHad() {
        SortedSet<String> plain = new TreeSet<>();
        SortedSet<String> wide = new TreeSet<>();
        for (int i = 10; i < 29; i++) {
            plain.add(i + "a".repeat(98));
            wide.add(i + "\u6f22".repeat(98));
        }

        assertThat(TokenRoom.takesGroups(plain)).isTrue();
        assertThat(TokenRoom.takesGroups(wide)).isFalse();
        assertThat(TokenRoom.takesGroups(new TreeSet<>())).isTrue();
    }

    @Test
    void clientIsToldHowMuchIsTooMuch() {
        assertThat(room.problems(registered(new TreeSet<>(List.of("s".repeat(1_000))), new TreeSet<>(List.of("https://api.example")))))
                .isEmpty();
        assertThat(room.problems(registered(new TreeSet<>(List.of("s".repeat(1_000))), new TreeSet<>(List.of("u".repeat(1_000))))))
                .singleElement().asString().contains("scopes and audiences", "bytes too long").doesNotContain("TOKEN_AUDIENCE");
    }

    /** Or nobody could disable it. */
    @Test
    void clientThatHadMoreBeforeThereWasABoundCanBeChangedOtherwise() {
        ClientRegistration before = registered(new TreeSet<>(List.of("s".repeat(1_000))), new TreeSet<>(List.of("u".repeat(1_000))));
        ClientRegistration disabled = new ClientRegistration(false, before.grantTypes(), before.scopes(), before.audiences(),
                Optional.empty(), "JWT", false);

        assertThat(room.problems(before, disabled)).isEmpty();
        assertThat(room.problems(before, registered(before.scopes(), new TreeSet<>(List.of("v".repeat(1_000)))))).hasSize(1);
    }

    @Test
    void audiencesOfTheSettingCountWhereAClientHasNone() {
        TokenRoom full = new TokenRoom(TestSettings.of("TOKEN_AUDIENCE", "u".repeat(1_000)));

        assertThat(full.problems(registered(new TreeSet<>(List.of("s".repeat(1_000))), new TreeSet<>()))).singleElement().asString()
                .contains("TOKEN_AUDIENCE");
        assertThat(full.problems(registered(new TreeSet<>(List.of("s".repeat(1_000))), new TreeSet<>(List.of("api"))))).isEmpty();
    }

    /** Rows that were stored by hand, or before there was a bound. */
    @Test
    void whatWouldBeTakenNowhereIsFoundBeforeItIsSignedAndNeverSigned() {
        SortedSet<String> groups = new TreeSet<>();
        boolean found = false;
        for (int i = 0; i < 2_000 && !found; i++) {
            groups.add(i + "\u6f22");
            AccessToken token = token(groups, List.of("api"), new TreeSet<>());
            found = room.isTooLong(token);
            if (!found) {
                assertThat(tokens.verify(tokens.sign(token))).isPresent();
            }
        }
        assertThat(found).isTrue();
        for (int i = 2_000; i < 2_020; i++) {
            groups.add(i + "\u6f22");
        }
        AccessToken token = token(groups, List.of("api"), new TreeSet<>());
        assertThat(room.isTooLong(token)).isTrue();
        assertThatThrownBy(() -> tokens.sign(token)).isInstanceOf(IllegalStateException.class);
    }
}
