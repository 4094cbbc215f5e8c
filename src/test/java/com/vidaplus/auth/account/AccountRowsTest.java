package com.vidaplus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.SchemaInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements themselves, on the service's own schema. */
class AccountRowsTest {

    private final SchemaInMemory schema = new SchemaInMemory();
    private final AccountRows rows = new AccountRows(schema.sql());

    @BeforeEach
    void makeAccounts() {
        schema.execute("INSERT INTO account (id, email, enabled) VALUES ('3', 'a@x.example', TRUE), ('2', 'b@x.example', FALSE),"
                + " ('1', 'c@y.example', TRUE)",
                "INSERT INTO account_group (account_id, group_name) VALUES ('3', 'user'), ('3', 'admin'), ('1', 'user')");
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private List<String> found(Optional<String> text, Optional<Boolean> enabled, Optional<String> group, Optional<String> after, int limit) {
        return rows.search(new AccountSearch(text, enabled, group, after, limit)).stream().map(Account::email).toList();
    }

    @Test
    void eachAccountComesOnceWithAllItsGroups() {
        List<Account> all = rows.search(new AccountSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200));

        assertThat(all).extracting(Account::email).containsExactly("a@x.example", "b@x.example", "c@y.example");
        assertThat(all).extracting(account -> List.copyOf(account.groups()))
                .containsExactly(List.of("admin", "user"), List.of(), List.of("user"));
    }

    @Test
    void theLimitCountsAccountsAndNotGroups() {
        assertThat(found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 2))
                .containsExactly("a@x.example", "b@x.example");
        assertThat(found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("b@x.example"), 2)).containsExactly("c@y.example");
    }

    @Test
    void aSearchByGroupStillGivesEveryGroup() {
        assertThat(rows.search(new AccountSearch(Optional.empty(), Optional.empty(), Optional.of("admin"), Optional.empty(), 10)))
                .singleElement().satisfies(account -> assertThat(account.groups()).containsExactly("admin", "user"));
    }

    @Test
    void textAndStateNarrowTheSearch() {
        assertThat(found(Optional.of("x.ex"), Optional.empty(), Optional.empty(), Optional.empty(), 10))
                .containsExactly("a@x.example", "b@x.example");
        assertThat(found(Optional.of("x.ex"), Optional.of(false), Optional.empty(), Optional.empty(), 10)).containsExactly("b@x.example");
        assertThat(found(Optional.of("%"), Optional.empty(), Optional.empty(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void pagesAreInTheOrderOfIds() {
        assertThat(rows.page(Optional.empty())).extracting(Account::id).containsExactly("1", "2", "3");
        assertThat(rows.page(Optional.of("2"))).extracting(Account::id).containsExactly("3");
        assertThat(rows.page(Optional.of("3"))).isEmpty();
    }

    @Test
    void anAccountIsFoundByItsAddressAndByItsIdWithAllItsGroups() {
        Account account = rows.find(EmailAddress.of("a@x.example").orElseThrow()).orElseThrow();

        assertThat(account.groups()).containsExactly("admin", "user");
        Optional<Account> byId = schema.sql().inTransaction(statements -> rows.findById(statements, "3"));
        Optional<Account> stranger = schema.sql().inTransaction(statements -> rows.find(statements,
                EmailAddress.of("z@x.example").orElseThrow()));
        assertThat(byId).map(Account::email).contains("a@x.example");
        assertThat(stranger).isEmpty();
    }

    @Test
    void anotherHashIsStoredUnlessThePasswordWasChangedOrTheAccountDisabledMeanwhile() {
        schema.execute("UPDATE account SET password_hash = 'old'");
        Account read = rows.find(EmailAddress.of("a@x.example").orElseThrow()).orElseThrow();
        Account disabled = rows.find(EmailAddress.of("b@x.example").orElseThrow()).orElseThrow();

        assertThat(rehash(read)).isTrue();
        assertThat(rehash(read)).as("the hash is another one by now").isFalse();
        assertThat(rehash(disabled)).isFalse();
    }

    private boolean rehash(Account read) {
        return schema.sql().inTransaction(statements -> rows.rehash(statements, read, "new", "nfc"));
    }

    @Test
    void anAccountHasItsDatesAndAStrangerHasNone() {
        assertThat(rows.dates("1")).hasValueSatisfying(dates ->
                assertThat(Duration.between(dates.created(), Instant.now()).abs()).isLessThan(Duration.ofHours(1)));
        assertThat(rows.dates("4")).isEmpty();
    }
}
