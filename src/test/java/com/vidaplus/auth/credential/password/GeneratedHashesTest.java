package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.harness.generated.Generated;
import com.vidaplus.auth.transfer.HashImport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in the column of hashes or in an import is read strictly and within bounds, or not at all. */
class GeneratedHashesTest {

    private static Stream<String> seeds() {
        return Stream.concat(ForeignVectorsTest.vectors().stream().map(ForeignVectorsTest.Vector::stored).distinct(), Stream.of(
                "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaA",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaHNvbWVoYXNoc29tZWhhc2g",
                "$argon2i$m=8,t=1,p=1$c29tZXNhbHQ$c29tZWhhc2hzb21laGFzaA", "$2b$31$.....................................................",
                "$pbkdf2-sha256$i=2147483647$c29tZXNhbHQ$c29tZWhhc2hzb21laGFzaA", "{argon2}$argon2id$", "{noop}secret",
                "{SSHA}c29tZXRoaW5n", ""));
    }

    @Test
    void aStoredHashIsReadWithinBoundsOrNotAtAll() {
        Generated.fromTexts("stored-hash", seeds()).holdsForTexts(text -> PasswordHash.parse(text).ifPresent(hash -> {
            assertThat(text).hasSizeLessThanOrEqualTo(PasswordHash.MAX_LENGTH).matches("(\\$|bcrypt_sha256\\$\\$)[!-~]+");
            if (text.startsWith("$argon2")) {
                String[] cost = text.replaceFirst(".*\\$m=", "").split("[,$]", 4);
                assertThat(Integer.parseInt(cost[0])).isBetween(8, 102_400);
                assertThat(Integer.parseInt(cost[1].substring(2))).isBetween(1, 10);
                assertThat(Integer.parseInt(cost[2].substring(2))).isBetween(1, 8);
            }
            hash.isMadeAt(Argon2Cost.DEFAULT);
        }));
    }

    @Test
    void whatAnImportTakesCanBeVerifiedAndWhatItRefusesIsNotRepeated() {
        Generated.fromTexts("imported-hash", seeds()).holdsForTexts(text -> {
            ImportedHash read = HashImport.read(text);
            if (read instanceof ImportedHash.Accepted good) {
                assertThat(PasswordHash.parse(good.stored())).isPresent();
                assertThat(HashImport.read(good.stored())).isEqualTo(good);
            } else {
                assertThat(read).isInstanceOf(ImportedHash.Refused.class);
            }
        });
    }
}
