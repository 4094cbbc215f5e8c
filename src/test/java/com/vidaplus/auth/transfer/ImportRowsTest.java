package com.vidaplus.auth.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.account.ErasedAccounts;
import com.vidaplus.auth.platform.database.SchemaInMemory;
import com.vidaplus.auth.transfer.ImportOutcome.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportRowsTest {

    private static final String ID = "0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10";

    private final SchemaInMemory schema = new SchemaInMemory();
    private final ErasedAccounts erased = new ErasedAccounts(schema.sql());

    @AfterEach
    void close() {
        schema.close();
    }

    private static ImportedAccount account(String id, String email) {
        return new ImportedAccount(Optional.ofNullable(id), EmailAddress.of(email).orElseThrow(), Optional.empty(), "nfc", true,
                new TreeSet<>(List.of("a", "b")));
    }

    private Map<String, ImportOutcome> add(ImportedAccount... accounts) {
        return schema.sql().inTransaction(transaction -> new ImportRows(transaction, email -> "hash of " + email).addMissing(List.of(accounts)));
    }

    private Status status(ImportedAccount account) {
        return add(account).get(account.email().canonical()).status();
    }

    private String idOf(String email) {
        return schema.sql().first("SELECT id FROM account WHERE email = ?", row -> row.getString(1), email).orElseThrow();
    }

    @Test
    void anAccountKeepsItsIdAndGroups() {
        assertThat(status(account(ID, "a@x"))).isEqualTo(Status.CREATED);
        assertThat(idOf("a@x")).isEqualTo(ID);
        assertThat(schema.sql().list("SELECT group_name FROM account_group WHERE account_id = ? ORDER BY 1", row -> row.getString(1), ID))
                .containsExactly("a", "b");
    }

    @Test
    void anAccountThatWasDeletedAndIsBroughtBackHasNotTheVersionOfBefore() {
        add(account(ID, "a@x"));
        int before = versionOf("a@x");
        schema.sql().update("DELETE FROM account_group");
        schema.sql().update("DELETE FROM account");
        add(account(ID, "a@x"));

        assertThat(versionOf("a@x")).isPositive().isNotEqualTo(before);
    }

    private int versionOf(String email) {
        return schema.sql().first("SELECT credential_version FROM account WHERE email = ?", row -> row.getInt(1), email).orElseThrow();
    }

    @Test
    void withoutAnIdItGetsANewOne() {
        assertThat(add(account(null, "a@x")).get("a@x").id()).isEqualTo(idOf("a@x"));
        assertThat(UUID.fromString(idOf("a@x"))).isNotNull();
    }

    @Test
    void anIdThatAnotherAccountHasIsNotGivenTwice() {
        add(account(ID, "a@x"));
        assertThat(status(account(ID, "b@x"))).isEqualTo(Status.ID_TAKEN);
        assertThat(status(account(ID, "a@x"))).isEqualTo(Status.UNCHANGED);
        Map<String, ImportOutcome> both = add(account(UUID.randomUUID().toString(), "c@x"), account(ID.replace('0', '1'), "d@x"),
                account(ID.replace('0', '1'), "e@x"));
        assertThat(both.values()).extracting(ImportOutcome::status)
                .containsExactlyInAnyOrder(Status.CREATED, Status.CREATED, Status.ID_TAKEN);
    }

    @Test
    void somebodyWhoWasErasedIsNotBroughtBackByAddressNorById() {
        erased.add(ID, "hash of a@x");
        erased.add(ID, "hash of a@x");
        assertThat(status(account(null, "a@x"))).isEqualTo(Status.ERASED);
        assertThat(status(account(UUID.randomUUID().toString(), "a@x"))).isEqualTo(Status.ERASED);
        assertThat(status(account(ID, "an-earlier-address@x"))).isEqualTo(Status.ERASED);
        assertThat(status(account(null, "b@x"))).isEqualTo(Status.CREATED);

        erased.forget("hash of a@x");
        assertThat(status(account(ID, "a@x"))).isEqualTo(Status.CREATED);
    }

    @Test
    void anAddressThatIsTakenMeanwhileIsToldByAnExceptionAndNothingIsStored() {
        assertThatThrownBy(() -> schema.sql().inTransaction(transaction -> {
            ImportRows rows = new ImportRows(transaction, email -> {
                // After the look for addresses: another node is faster.
                if (email.equals("b@x")) {
                    schema.sql().insert("INSERT INTO account (id, email) VALUES ('other', 'b@x')");
                }
                return "hash of " + email;
            });
            return rows.addMissing(List.of(account(null, "a@x"), account(null, "b@x")));
        })).isInstanceOf(IllegalStateException.class);
        assertThat(schema.sql().list("SELECT id FROM account", row -> row.getString(1))).containsExactly("other");
    }
}
