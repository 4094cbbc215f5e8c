package com.vidaplus.auth.endpoint.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.endpoint.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final ClientRegistration CLIENT = new ClientRegistration(true, new TreeSet<>(Set.of("password")),
            new TreeSet<>(Set.of("a", "b")), new TreeSet<>(Set.of("c")), Optional.of(5), "at+jwt", true);

    @Test
    void aChangeOfAnAccountKeepsWhatItDoesNotName() {
        assertThat(account("{}")).isEqualTo(draft("rui@example.com", true, Set.of("doctors")));
        assertThat(account("{'enabled':false}")).isEqualTo(draft("rui@example.com", false, Set.of("doctors")));
        assertThat(account("{'groups':['a']}")).isEqualTo(draft("rui@example.com", true, Set.of("a")));
    }

    @Test
    void nullRemovesTheGroupsOfAnAccount() {
        assertThat(account("{'groups':null}")).isEqualTo(draft("rui@example.com", true, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'email':null}", "{'enabled':null}", "{'email':''}", "{'email':{}}", "{'groups':{'a':null}}", "{'groups':[null]}",
        "{'groups':'a'}", "{'enabled':'true'}", "{'enabled':true,'enabled':true}", "{'id':'x'}", "[]", "null"})
    void whatLeavesNoAccountIsInvalid(String body) {
        assertThatThrownBy(() -> account(body)).isInstanceOf(Problem.class);
    }

    @Test
    void aChangeOfAClientKeepsWhatItDoesNotName() {
        assertThat(client("{}")).isEqualTo(CLIENT);
        assertThat(client("{'access_token_minutes':7}").accessTokenMinutes()).contains(7);
    }

    @Test
    void nullRemovesWhatAClientMayLack() {
        ClientRegistration bare = client("{'grant_types':null,'scopes':null,'audiences':null,'access_token_minutes':null}");
        assertThat(bare).isEqualTo(new ClientRegistration(true, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Optional.empty(),
                "at+jwt", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'enabled':null}", "{'token_typ':null}", "{'may_introspect':null}", "{'token_typ':''}", "{'scopes':{}}",
        "{'access_token_minutes':{}}", "{'scopes':['a'],'scopes':['a']}", "{'client_id':'x'}"})
    void whatLeavesNoClientIsInvalid(String body) {
        assertThatThrownBy(() -> client(body)).isInstanceOf(Problem.class);
    }

    private static AccountDraft account(String body) {
        return AccountJson.changed(bytes(body), new Account(EmailAddress.of("rui@example.com").orElseThrow(), null, true, Set.of("doctors")));
    }

    private static ClientRegistration client(String body) {
        return ClientJson.changed(bytes(body), CLIENT);
    }

    private static AccountDraft draft(String email, boolean enabled, Set<String> groups) {
        return new AccountDraft(Optional.of(email), Optional.of(enabled), Optional.of(groups));
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
