package com.vidaplus.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statement itself, on the service's own schema in an H2 in memory. */
class OtherHashTest {

    private static final List<String> NAMES = IntStream.range(0, 2_000).mapToObj(i -> "nobody-" + i + "@example.com").toList();

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);
    private final Random random = new Random(14);
    private final OtherHash otherHash = new OtherHash(sql, keyed("key"));

    private static Pseudonyms keyed(String key) {
        return new Pseudonyms() {
            @Override
            public String of(String text) {
                try {
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(
                            MessageDigest.getInstance("SHA-256").digest((key + text).getBytes(StandardCharsets.UTF_8)));
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @BeforeEach
    void makeADatabase() {
        database.setUrl("jdbc:h2:mem:other-hash;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }

    @AfterEach
    void dropIt() {
        sql.update("DROP ALL OBJECTS");
    }

    private void insert(int count, String kind) {
        sql.inTransaction((Statements statements) -> statements.batch("INSERT INTO account (id, email, password_hash) VALUES (?, ?, ?)",
                IntStream.range(0, count).mapToObj(i -> {
                    String id = new UUID(random.nextLong(), random.nextLong()).toString();
                    return new Object[] {id, id + "@example.com", kind == null ? null : kind + "$" + id};
                }).toList()));
    }

    private Map<String, Optional<String>> all() {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), otherHash::of));
    }

    private static double share(Map<String, Optional<String>> hashes, String kind) {
        return hashes.values().stream().filter(hash -> hash.orElse("none$").startsWith(kind + "$")).count() / (double) hashes.size();
    }

    @Test
    void namesWithoutAnAccountAreSpreadLikeTheStoredHashes() {
        insert(1_200, "argon2");
        insert(600, "bcrypt");
        insert(200, "pbkdf2");
        insert(1_000, null);

        Map<String, Optional<String>> hashes = all();

        assertThat(share(hashes, "argon2")).isEqualTo(0.6, within(0.06));
        assertThat(share(hashes, "bcrypt")).isEqualTo(0.3, within(0.06));
        assertThat(share(hashes, "pbkdf2")).isEqualTo(0.1, within(0.04));
        assertThat(share(hashes, "none")).as("accounts without a password are passed over").isZero();
    }

    @Test
    void aNameHasTheSameOneAlwaysOnEveryNodeHoweverItIsWritten() {
        insert(300, "argon2");

        OtherHash otherNode = new OtherHash(sql, keyed("key"));
        assertThat(NAMES.subList(0, 300)).allSatisfy(name -> assertThat(otherHash.of(name)).isPresent().isEqualTo(otherNode.of(name))
                .isEqualTo(otherHash.of(name.toUpperCase(java.util.Locale.ROOT))));
        OtherHash otherKey = new OtherHash(sql, keyed("another key"));
        assertThat(NAMES.subList(0, 300).stream().filter(name -> otherKey.of(name).equals(otherHash.of(name))).count())
                .as("nobody without the key can tell which").isLessThan(20);
        assertThat(otherHash.of("no address")).isPresent();
        assertThat(otherHash.of("")).isPresent();
    }

    @Test
    void namesFollowTheirAccountAtOnceAndNoOthersChange() {
        insert(500, "bcrypt");
        Map<String, Optional<String>> before = all();
        sql.update("UPDATE account SET password_hash = 'argon2$' || id WHERE id < '8'");
        Map<String, Optional<String>> after = all();

        List<String> followed = new ArrayList<>();
        for (String name : NAMES) {
            String id = before.get(name).orElseThrow().substring("bcrypt$".length());
            assertThat(after.get(name)).contains((id.compareTo("8") < 0 ? "argon2$" : "bcrypt$") + id);
            if (id.compareTo("8") < 0) {
                followed.add(name);
            }
        }
        assertThat(followed).hasSizeBetween(800, 1_200);
    }

    @Test
    void aNewAccountTakesOverOnlyItsNeighbours() {
        insert(400, "bcrypt");
        Map<String, Optional<String>> before = all();
        insert(1, "argon2");
        Map<String, Optional<String>> after = all();

        assertThat(NAMES.stream().filter(name -> !before.get(name).equals(after.get(name)))).hasSizeLessThan(50)
                .allSatisfy(name -> assertThat(after.get(name).orElseThrow()).startsWith("argon2$"));
    }

    @Test
    void oneAccountServesAllNamesAndNoneServesNone() {
        assertThat(otherHash.of(NAMES.get(0))).isEmpty();
        insert(100, null);
        assertThat(otherHash.of(NAMES.get(0))).isEmpty();
        sql.update("DELETE FROM account");
        insert(1, "argon2");
        assertThat(all().values()).allSatisfy(hash -> assertThat(hash.orElseThrow()).startsWith("argon2$"));
    }
}
