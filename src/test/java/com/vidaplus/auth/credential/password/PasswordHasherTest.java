package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.transfer.HashImport;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private static final Argon2Cost SMALL = new Argon2Cost(64, 2, 1);
    private static final String SALT_AND_HASH = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String BCRYPT_SHA256 = "$vLLypdyLQJuHSBkHQVxeP.$ss/gQVi9RcNgMf7GV1BGu0a4lDiuCTy";
    private static final String BCRYPT_OF_72_BYTES = bcryptRow("bcrypt cost 4: 72 bytes");

    private final PasswordHasher hasher = new PasswordHasher(SMALL, new SecureRandom());

    @Test
    void ownHashMatchesItsPasswordAndNoOther() {
        StoredPassword stored = hasher.hash(password("correct horse battery staple"));

        assertThat(hasher.verify(password("correct horse battery staple"), stored)).isTrue();
        assertThat(hasher.verify(password("correct horse battery stapla"), stored)).isFalse();
        assertThat(hasher.verify(password(""), stored)).isFalse();
    }

    @Test
    void defaultCostIsWrittenAsAPhcString() {
        PasswordHasher live = new PasswordHasher(Argon2Cost.DEFAULT, new SecureRandom());
        StoredPassword stored = live.hash(password("correct horse battery staple"));

        assertThat(stored.hash()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(stored.normalisation()).isEqualTo(Normalisation.NFC);
        assertThat(live.verify(password("correct horse battery staple"), stored)).isTrue();
    }

    @Test
    void samePasswordGivesAnotherHashEachTime() {
        Set<String> hashes = IntStream.range(0, 50).mapToObj(i -> hasher.hash(password("the same one")).hash()).collect(Collectors.toSet());

        assertThat(hashes).hasSize(50);
    }

    @Test
    void everyComparisonDerivesExactlyOneKey() {
        StoredPassword right = hasher.hash(password("right"));
        StoredPassword bcrypt = new StoredPassword(BCRYPT_OF_72_BYTES, Normalisation.NONE);

        assertThat(derivationsOf(() -> hasher.verify(password("right"), right))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("wrong"), right))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("right"), null))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("right"), foreign("")))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("right"), foreign("right")))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("right"), bcrypt))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.verify(password("a\0b"), bcrypt))).isEqualTo(1);
        assertThat(derivationsOf(() -> hasher.hash(password("right")))).isEqualTo(1);
    }

    @Test
    void missingHashCostsWhatTheConfiguredOneCosts() {
        PasswordHasher live = new PasswordHasher(Argon2Cost.DEFAULT, new SecureRandom());

        // What the first derivation of a hasher allocates is its memory: 19 MiB in blocks of a little over one KiB.
        assertThat(allocatedBy(() -> live.verify(password("anything"), null))).isBetween(19L << 20, 22L << 20);
    }

    @Test
    void nothingIsComparedWithWhereThereIsNoHash() {
        assertThat(hasher.verify(password(""), null)).isFalse();
        assertThat(hasher.verify(password("anything"), null)).isFalse();
    }

    @Case("B03")
    @Test
    void passwordsEqualInTheirFirst72BytesDiffer() {
        String start = "0123456789ab".repeat(6);
        StoredPassword stored = hasher.hash(password(start + "x".repeat(128)));

        assertThat(hasher.verify(password(start + "x".repeat(128)), stored)).isTrue();
        assertThat(hasher.verify(password(start + "x".repeat(127) + "y"), stored)).isFalse();
        assertThat(hasher.verify(password(start), stored)).isFalse();
    }

    @Case("B03")
    @Test
    void bcryptRowKnowsOnly72BytesUntilItIsRewritten() {
        StoredPassword bcrypt = new StoredPassword(BCRYPT_OF_72_BYTES, Normalisation.NONE);
        Password longer = password("0123456789ab".repeat(6) + "and more");
        assertThat(hasher.verify(longer, bcrypt)).isTrue();

        StoredPassword rewritten = hasher.replacement(longer, bcrypt).orElseThrow();

        assertThat(hasher.verify(longer, rewritten)).isTrue();
        assertThat(hasher.verify(password("0123456789ab".repeat(6)), rewritten)).isFalse();
    }

    @Case("B04")
    @Test
    void nulIsACharacterLikeAnyOther() {
        List<String> texts = List.of("abc\0def", "abc\0xyz", "abc", "abc\0");

        assertOnlyTheSameTextMatches(texts);
    }

    @Case("B04")
    @Test
    void passwordWithNulMatchesNoBcryptRow() {
        StoredPassword empty = foreign(bcryptRow("bcrypt cost 4: empty"));
        StoredPassword ascii = foreign(bcryptRow("bcrypt cost 4: ascii"));

        assertThat(hasher.verify(password(""), empty)).isTrue();
        assertThat(hasher.verify(password("\0"), empty)).isFalse();
        assertThat(hasher.verify(password("correct horse battery staple"), ascii)).isTrue();
        assertThat(hasher.verify(password("correct horse battery staple\0correct horse battery staple"), ascii)).isFalse();
    }

    @Case("B05")
    @Test
    void everySpaceCounts() {
        assertOnlyTheSameTextMatches(List.of("two  spaces", "two spaces", " two spaces", "two spaces ", "two\u00a0spaces"));
    }

    @Case("B06")
    @Test
    void composedAndDecomposedFormsAreTheSamePassword() {
        StoredPassword stored = hasher.hash(password("caf\u00e9"));

        assertThat(hasher.verify(password("cafe\u0301"), stored)).isTrue();
        assertThat(hasher.verify(password("caf\u00e9"), hasher.hash(password("cafe\u0301")))).isTrue();
    }

    @Case("B07")
    @Test
    void compatibilityFormsAreDifferentPasswords() {
        assertOnlyTheSameTextMatches(List.of("\u2460", "1", "\uff11", "\uff21", "A"));
    }

    @Test
    void foreignRowIsComparedWithTheBytesAsReceived() {
        String decomposed = "corac\u0327a\u0303o sa\u0303o";
        StoredPassword stored = foreign(bcryptRow("bcrypt cost 4: decomposed accents"));

        assertThat(hasher.verify(password(decomposed), stored)).isTrue();
        assertThat(hasher.verify(password("cora\u00e7\u00e3o s\u00e3o"), stored)).isFalse();
    }

    @Case("B15")
    @ParameterizedTest
    @ValueSource(strings = {"m=4194304,t=2,p=1", "m=999999999,t=2,p=1", "m=2147483648,t=2,p=1", "m=102401,t=1,p=1", "m=65537,t=10,p=1",
        "m=64,t=999999999,p=1", "m=64,t=11,p=1", "m=65536,t=1,p=9", "m=65536,t=1,p=999999999"})
    void tamperedCostIsNeitherAllocatedNorComputed(String cost) {
        StoredPassword stored = new StoredPassword("$argon2id$v=19$" + cost + SALT_AND_HASH, Normalisation.NFC);
        hasher.verify(password("warm"), stored);
        long before = hasher.derivations();

        // The work of the dummy is 64 KiB in memory that is reused; allocated are some strings and buffers.
        assertThat(allocatedBy(() -> assertThat(hasher.verify(password("anything"), stored)).isFalse())).isLessThan(256L << 10);
        assertThat(hasher.derivations() - before).isEqualTo(1);
        assertThat(stored.isReadable()).isFalse();
    }

    @Case("B15")
    @ParameterizedTest
    @ValueSource(strings = {"sha256$i=2000001", "sha1$i=999999999", "sha512$i=2147483647", "sha256$i=99999999999999999999"})
    void tamperedIterationsAreNotComputed(String cost) {
        StoredPassword stored = new StoredPassword("$pbkdf2-" + cost + SALT_AND_HASH, Normalisation.NFC);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () ->
                assertThat(hasher.verify(password("anything"), stored)).isFalse());
        assertThat(hasher.derivations()).isEqualTo(1);
        assertThat(stored.isReadable()).isFalse();
        assertThat(hasher.differsFromConfigured(stored)).isTrue();
    }

    @Case("B04")
    @Test
    void passwordThatEndsInNulMatchesNoPbkdf2Row() {
        StoredPassword x = foreign(((ImportedHash.Accepted) HashImport.read(ForeignVectorsTest.vectors().stream()
                .filter(vector -> vector.toString().equals("match: passlib: pbkdf2_sha256") && hasher.verify(password("x"),
                        foreign(vector.accepted()))).findFirst().orElseThrow().stored())).stored());

        assertThat(hasher.verify(password("x"), x)).isTrue();
        assertThat(hasher.verify(password("x\0"), x)).isFalse();
        assertThat(hasher.verify(password("x\0\0"), x)).isFalse();
        assertThat(hasher.verify(password("\0x"), x)).isFalse();
    }

    @Test
    void memoryIsReusedFromOneHashToTheNext() {
        PasswordHasher live = new PasswordHasher(Argon2Cost.DEFAULT, new SecureRandom());
        StoredPassword stored = live.hash(password("first"));

        assertThat(allocatedBy(() -> live.verify(password("second"), stored))).isLessThan(1L << 20);
        assertThat(allocatedBy(() -> live.verify(password("third"), null))).isLessThan(1L << 20);
    }

    @Test
    void concurrentComparisonsDoNotDisturbEachOther() {
        List<String> texts = IntStream.range(0, 8).mapToObj(i -> "password number " + i).toList();
        List<StoredPassword> stored = texts.stream().map(text -> hasher.hash(password(text))).toList();

        List<CompletableFuture<Boolean>> answers = IntStream.range(0, 400).mapToObj(i -> CompletableFuture.supplyAsync(
                () -> hasher.verify(password(texts.get(i % 8)), stored.get(i / 8 % 8)) == (i % 8 == i / 8 % 8))).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
        assertThat(hasher.derivations()).isEqualTo(408);
    }

    @Test
    void hashesOfAnotherCostOrAlgorithmAreMadeAnew() {
        PasswordHasher live = new PasswordHasher(new Argon2Cost(1024, 3, 2), new SecureRandom());

        Stream.of("$argon2id$v=19$m=1023,t=3,p=2" + SALT_AND_HASH, "$argon2id$v=19$m=2048,t=2,p=2" + SALT_AND_HASH,
                "$argon2id$v=19$m=1024,t=3,p=1" + SALT_AND_HASH, "$argon2i$v=19$m=1024,t=3,p=2" + SALT_AND_HASH,
                "$argon2id$v=16$m=1024,t=3,p=2" + SALT_AND_HASH, "$argon2id$m=1024,t=3,p=2" + SALT_AND_HASH,
                "$argon2id$v=19$m=1024,t=3,p=2$AAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=1024,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                BCRYPT_OF_72_BYTES, "unreadable").forEach(hash ->
                assertThat(live.differsFromConfigured(foreign(hash))).as(hash).isTrue());
    }

    @Test
    void dearerHashesAreMadeAnewTooSoThatAllCostTheSameInTheEnd() {
        PasswordHasher live = new PasswordHasher(Argon2Cost.DEFAULT, new SecureRandom());

        Stream.of("$argon2id$v=19$m=65536,t=3,p=4" + SALT_AND_HASH, "$argon2id$v=19$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=3,p=1" + SALT_AND_HASH, "$argon2id$v=19$m=19456,t=2,p=2" + SALT_AND_HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").forEach(hash ->
                assertThat(live.differsFromConfigured(foreign(hash))).as(hash).isTrue());
        assertThat(live.differsFromConfigured(foreign("$argon2id$v=19$m=19456,t=2,p=1" + SALT_AND_HASH))).isFalse();
        assertThat(hasher.differsFromConfigured(hasher.hash(password("ours")))).isFalse();
    }

    @Test
    void ownHashOfTheConfiguredCostIsKept() {
        Password password = password("cafe\u0301");

        assertThat(hasher.replacement(password, hasher.hash(password))).isEmpty();
    }

    @Test
    void strongForeignHashOfNormalisedBytesKeepsItsHashAndGetsOurMarker() {
        Password composed = password("caf\u00e9");
        StoredPassword foreign = foreign(hasher.hash(composed).hash());
        assertThat(hasher.verify(password("cafe\u0301"), foreign)).isFalse();
        long before = hasher.derivations();

        StoredPassword replacement = hasher.replacement(composed, foreign).orElseThrow();

        assertThat(hasher.derivations()).isEqualTo(before);
        assertThat(replacement).isEqualTo(new StoredPassword(foreign.hash(), Normalisation.NFC));
        assertThat(hasher.verify(password("cafe\u0301"), replacement)).isTrue();
    }

    @Test
    void foreignHashOfOtherBytesIsMadeAnewSoThatBothFormsWork() {
        Password decomposed = password("corac\u0327a\u0303o sa\u0303o");
        StoredPassword foreign = foreign(PasswordVectorsTest.vectors().stream()
                .filter(vector -> vector.about().equals("argon2id, small: decomposed accents")).findFirst().orElseThrow().stored().hash());
        PasswordHasher cheap = new PasswordHasher(new Argon2Cost(64, 1, 1), new SecureRandom());
        assertThat(cheap.differsFromConfigured(foreign)).isFalse();
        assertThat(cheap.verify(decomposed, foreign)).isTrue();

        StoredPassword replacement = cheap.replacement(decomposed, foreign).orElseThrow();

        assertThat(cheap.verify(decomposed, replacement)).isTrue();
        assertThat(cheap.verify(password("cora\u00e7\u00e3o s\u00e3o"), replacement)).isTrue();
    }

    @Test
    void aHashThatTheHeapHasNoRoomForMatchesNothingAndCostsTheConfiguredWork() {
        PasswordHasher small = new PasswordHasher(SMALL, new SecureRandom(), Optional.empty(), new HashMemory(1_000, 0), seconds -> { });
        PasswordHasher large = new PasswordHasher(new Argon2Cost(1_024, 1, 4), new SecureRandom());
        StoredPassword dear = large.hash(password("right"));
        small.verify(password("warm"), null);

        assertThat(small.isTooDear(dear)).isTrue();
        assertThat(allocatedBy(() -> assertThat(small.verify(password("right"), dear)).isFalse())).isLessThan(256L << 10);
        assertThat(large.verify(password("right"), dear)).isTrue();
        assertThat(small.isTooDear(foreign("no hash"))).isFalse();
    }

    @Test
    void aNameWithoutAHashTakesTheWorkOfTheOtherAccountsHash() {
        long before = hasher.derivations();
        for (String other : List.of("$argon2id$v=19$m=2048,t=2,p=4" + SALT_AND_HASH, BCRYPT_OF_72_BYTES,
                "$argon2i$v=16$m=512,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$pbkdf2-sha512$i=1000" + SALT_AND_HASH,
                "$scrypt$ln=10,r=8,p=2" + SALT_AND_HASH, "$bcrypt-sha256$v=2,t=2b,r=4" + BCRYPT_SHA256,
                "$bcrypt-sha256$2b,4" + BCRYPT_SHA256, "bcrypt_sha256$" + BCRYPT_OF_72_BYTES)) {
            Comparison real = hasher.comparison(foreign(other), Optional.of("unread"));
            Comparison dummy = hasher.comparison(null, Optional.of(other));

            assertThat(real.stored()).isPresent();
            assertThat(dummy.stored()).isEmpty();
            assertThat(dummy.demand()).isEqualTo(real.demand());
            assertThat(work(dummy.hash())).isEqualTo(work(real.hash()));
            assertThat(hasher.compare(password(""), dummy)).isFalse();
        }
        assertThat(hasher.derivations() - before).isEqualTo(8);
    }

    @Test
    void whereTheOtherHashCannotBeComputedTheDummyHasTheConfiguredCost() {
        PasswordHasher small = new PasswordHasher(SMALL, new SecureRandom(), Optional.empty(), new HashMemory(1_000, 0), seconds -> { });
        Map<String, Object> configured = work(small.comparison(null, Optional.empty()).hash());

        assertThat(work(small.comparison(null, Optional.of("unreadable")).hash())).isEqualTo(configured);
        assertThat(work(small.comparison(null, Optional.of("$argon2id$v=19$m=1024,t=1,p=4" + SALT_AND_HASH)).hash())).isEqualTo(configured);
        assertThat(work(small.comparison(foreign("unreadable"), Optional.of(BCRYPT_OF_72_BYTES)).hash())).as("so has what is unreadable")
                .isEqualTo(configured);
    }

    /** All that decides how long a hash takes: its fields, of salt and hash only the length. */
    private static Map<String, Object> work(PasswordHash any) {
        Object hash = any instanceof AdoptedHash adopted ? adopted.foreign() : any;
        Map<String, Object> work = new HashMap<>(Map.of("class", hash.getClass()));
        for (Field field : hash.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    Object value = field.get(hash);
                    work.put(field.getName(), value instanceof byte[] bytes ? bytes.length : value);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return work;
    }

    private void assertOnlyTheSameTextMatches(List<String> texts) {
        for (String stored : texts) {
            StoredPassword hash = hasher.hash(password(stored));
            for (String given : texts) {
                assertThat(hasher.verify(password(given), hash)).as("%s for %s", given, stored).isEqualTo(given.equals(stored));
            }
        }
    }

    private long derivationsOf(Runnable work) {
        long before = hasher.derivations();
        work.run();
        return hasher.derivations() - before;
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String bcryptRow(String about) {
        return PasswordVectorsTest.vectors().stream().filter(vector -> vector.about().equals(about)).findFirst().orElseThrow()
                .stored().hash();
    }

    private static StoredPassword foreign(String hash) {
        return new StoredPassword(hash, Normalisation.NONE);
    }

    private static Password password(String text) {
        return Password.of(text).orElseThrow();
    }
}
