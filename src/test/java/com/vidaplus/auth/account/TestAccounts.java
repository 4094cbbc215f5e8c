package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Statements;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts in memory. What the database would change is set here field by field, always in a new object as JPA would give one. */
public class TestAccounts extends Accounts {

    private final Map<String, Account> byId = new HashMap<>();
    private final List<String> rehashed = new ArrayList<>();
    private int lookups;
    private boolean rehashSucceeds = true;

    /** Stores an enabled account in group {@code user}; without a hash it has no password. */
    public Account has(String email, String hash) {
        Account account = new Account(EmailAddress.of(email).orElseThrow(), hash, true, Set.of("user"));
        set(account, "credentialVersion", 1);
        byId.put(account.id(), account);
        return account;
    }

    /** Stores the account as before, but for one column. */
    public Account change(Account before, String field, Object value) {
        Account after = new Account();
        for (Field each : Account.class.getDeclaredFields()) {
            set(after, each.getName(), get(before, each));
        }
        set(after, field, value);
        byId.put(after.id(), after);
        return after;
    }

    public void remove(Account account) {
        byId.remove(account.id());
    }

    /** From now on every rehash finds that somebody else was first. */
    public void refuseRehash() {
        rehashSucceeds = false;
    }

    /** The hashes that were to be stored instead, with their normalisation. */
    public List<String> rehashed() {
        return rehashed;
    }

    /** How often the account of a name was looked for. */
    public int lookups() {
        return lookups;
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        lookups++;
        return byId.values().stream().filter(account -> account.email().equals(email.canonical())).findFirst();
    }

    @Override
    public Optional<Account> findById(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The same accounts for a sign-in, in whatever transaction. */
    public AccountRows rows() {
        return new AccountRows(null) {
            @Override
            public Optional<Account> find(EmailAddress email) {
                return TestAccounts.this.find(email);
            }

            @Override
            public Optional<Account> find(Statements statements, EmailAddress email) {
                return TestAccounts.this.find(email);
            }

            @Override
            public Optional<Account> findById(Statements statements, String id) {
                return TestAccounts.this.findById(id);
            }

            @Override
            public boolean rehash(Statements statements, Account read, String hash, String normalisation) {
                return TestAccounts.this.rehash(read, hash, normalisation);
            }
        };
    }

    /** Stores another hash of the same password. */
    public boolean rehash(Account read, String hash, String normalisation) {
        rehashed.add(normalisation + " " + hash);
        return rehashSucceeds;
    }

    private static Object get(Account account, Field field) {
        try {
            field.setAccessible(true);
            return field.get(account);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Account account, String name, Object value) {
        try {
            Field field = Account.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(account, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
