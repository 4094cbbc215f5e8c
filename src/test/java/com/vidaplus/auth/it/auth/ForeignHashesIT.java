package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.AuthClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts that the service before this one left behind: their hashes, made by Python, still sign in and are rewritten. */
@Tag("wire")
class ForeignHashesIT extends ApiDoorIT {

    /** What this service writes where nothing else is set. */
    private static final String OWN = "$argon2id$v=19$m=19456,t=2,p=1$";

    private static final List<String> FAMILIES =
            List.of("argon2-cffi's default: ", "100 MiB", "bcrypt 2b cost 10", "bcrypt 2a cost 10", "bcrypt 2y cost 10", "bcrypt 2b cost 12",
                    "argon2i m=12288", "argon2 version 1.0");

    static Stream<Arguments> matching() throws IOException {
        return rows("match").filter(row -> FAMILIES.stream().anyMatch(row[3]::startsWith)).map(ForeignHashesIT::arguments);
    }

    static Stream<Arguments> notMatching() throws IOException {
        return Stream.concat(rows("differ").filter(row -> FAMILIES.stream().anyMatch(row[3]::startsWith)), rows("unreadable"))
                .map(ForeignHashesIT::arguments);
    }

    private static Arguments arguments(String[] row) {
        return Arguments.of(row[3], row[1], new String(HexFormat.of().parseHex(row[2]), StandardCharsets.UTF_8));
    }

    private static Stream<String[]> rows(String verdict) throws IOException {
        try (BufferedReader vectors = new BufferedReader(new InputStreamReader(
                ForeignHashesIT.class.getResourceAsStream("/vectors/passwords.tsv"), StandardCharsets.UTF_8))) {
            return vectors.lines().map(line -> line.split("\t")).filter(row -> row[0].equals(verdict)).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matching")
    void aForeignHashSignsInAndIsRewrittenTheDearerOneToo(String name, String hash, String password) {
        AuthClient client = client();
        String email = accountWith(hash);

        String first = client.signIn(email, password).accessToken();

        assertThat(accounts().passwordHash(email)).startsWith(OWN);
        assertThat(client.signIn(email, password).status()).as("with what is stored now").isEqualTo(200);
        assertThat(client.signIn(email, password + "x").status()).as("with another password").isEqualTo(401);
        assertThat(client.refresh(first).status()).as("the session from before").isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notMatching")
    void aHashThatDoesNotMatchStaysAsItIs(String name, String hash, String password) {
        String email = accountWith(hash);

        assertThat(client().signIn(email, password).body()).isEqualTo(INCORRECT);
        assertThat(accounts().passwordHash(email)).isEqualTo(hash);
    }

    private static String accountWith(String hash) {
        String email = "before-" + UUID.randomUUID() + "@vidaplus.example";
        accounts().addWithHash(email, hash, "none", "doctor");
        return email;
    }
}
