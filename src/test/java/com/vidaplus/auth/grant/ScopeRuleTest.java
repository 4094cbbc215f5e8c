package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeRuleTest {

    private static final Optional<Client> SHOP = Optional.of(TestClients.change(new TestClients().has("shop", null), "scopes",
            "read write"));
    private static final Optional<Client> NOBODY = Optional.empty();
    private static final Optional<SortedSet<String>> NOTHING_ASKED = Optional.empty();

    @Test
    void apiDoorLeavesOutWhatTheClientMayNotHave() {
        assertThat(ScopeRule.NARROW.grant(asked("read", "admin"), SHOP)).contains(scope("read"));
        assertThat(ScopeRule.NARROW.grant(asked("read", "write"), SHOP)).contains(scope("read", "write"));
        assertThat(ScopeRule.NARROW.grant(asked("admin"), SHOP)).contains(scope());
    }

    @Test
    void apiDoorGrantsNothingWhereNothingIsAskedOrNobodyAsks() {
        assertThat(ScopeRule.NARROW.grant(NOTHING_ASKED, SHOP)).contains(scope());
        assertThat(ScopeRule.NARROW.grant(asked(), SHOP)).contains(scope());
        assertThat(ScopeRule.NARROW.grant(asked("read", "admin"), NOBODY)).contains(scope());
    }

    @Test
    void oauthDoorRefusesWhatTheClientMayNotHave() {
        assertThat(ScopeRule.REFUSE.grant(asked("read", "admin"), SHOP)).isEmpty();
        assertThat(ScopeRule.REFUSE.grant(asked("READ"), SHOP)).isEmpty();
        assertThat(ScopeRule.REFUSE.grant(asked("read"), NOBODY)).isEmpty();
        assertThat(ScopeRule.REFUSE.grant(asked("read"), SHOP)).contains(scope("read"));
    }

    @Test
    void oauthDoorGrantsAllWhereTheParameterIsLeftOut() {
        assertThat(ScopeRule.REFUSE.grant(NOTHING_ASKED, SHOP)).contains(scope("read", "write"));
        assertThat(ScopeRule.REFUSE.grant(NOTHING_ASKED, NOBODY)).contains(scope());
    }

    @ParameterizedTest
    @EnumSource(ScopeRule.class)
    void noRuleGivesMoreThanTheClientMayHave(ScopeRule rule) {
        for (Optional<SortedSet<String>> asked : List.of(NOTHING_ASKED, asked(), asked("read"), asked("admin"),
                asked("read", "write", "admin"))) {
            rule.grant(asked, SHOP).ifPresent(granted -> assertThat(scope("read", "write")).containsAll(granted));
            rule.grant(asked, NOBODY).ifPresent(granted -> assertThat(granted).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(ScopeRule.class)
    void whatWasAskedIsLeftAsItWas(ScopeRule rule) {
        Optional<SortedSet<String>> asked = asked("read", "admin");
        rule.grant(asked, SHOP);

        assertThat(asked).contains(scope("read", "admin"));
    }

    private static Optional<SortedSet<String>> asked(String... values) {
        return Optional.of(scope(values));
    }
}
