package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.TestClient;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever there is behind a name, a refused sign-in costs exactly one key derivation, by either door. */
class EqualWorkIT extends AdminIT {

    private static final String HASHES = "vidaplus_password_hash_seconds_count";
    private static final String FOUR_GIB = "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaA";
    private static final String BCRYPT = "$2b$12$2FxNmZx2KIzHTSun/CgI4uxdkye.hWXQGapkiicvwXMqUKRfPwxmm";
    private static final String SCRYPT = "$scrypt$ln=16,r=8,p=1$KQki77r8xbBCQRMT2pbq1Q$kNj+6V3ll7dy2Itpd+ppxa7wxu3/yu0rV3Rzr1mCliY";
    private static final String BCRYPT_SHA256 = "$bcrypt-sha256$v=2,t=2b,r=10$sAeBOpLt8FzXLiAtY2WO5.$mhNEcWSdCDK/AJ3iNsRVOhtrZqZ5oki";
    private static final TestClient CLIENT_OF_ITS_OWN = CLIENTS.a().added();

    private static AdminDoor monitor;

    @BeforeAll
    static void somebodyMayReadTheMetrics() {
        monitor = bearer(CLIENT.signIn(ACCOUNTS.add(PASSWORD, "metrics"), PASSWORD).accessToken());
    }

    static Stream<Arguments> refused() {
        String disabled = ACCOUNTS.add(PASSWORD);
        ACCOUNTS.disable(disabled);
        String disabledWeak = accountWith(weak(), "nfc");
        ACCOUNTS.disable(disabledWeak);
        return Stream.of(
                Arguments.of("an unknown name", newEmail(), PASSWORD),
                Arguments.of("a name that is no address", "admin", PASSWORD),
                Arguments.of("a wrong password", ACCOUNTS.add(PASSWORD), OTHER_PASSWORD),
                Arguments.of("a disabled account, right password", disabled, PASSWORD),
                Arguments.of("a disabled account, wrong password", disabled, OTHER_PASSWORD),
                Arguments.of("an account without a password", accountWith(null, "nfc"), PASSWORD),
                Arguments.of("a hash of a lower cost", accountWith(weak(), "nfc"), OTHER_PASSWORD),
                Arguments.of("a hash of a lower cost, disabled, right password", disabledWeak, PASSWORD),
                Arguments.of("a foreign hash", accountWith(BCRYPT, "none"), OTHER_PASSWORD),
                Arguments.of("a foreign hash in much memory", accountWith(SCRYPT, "none"), OTHER_PASSWORD),
                Arguments.of("a foreign hash of a digest", accountWith(BCRYPT_SHA256, "none"), OTHER_PASSWORD),
                Arguments.of("a hash that would take 4 GiB", accountWith(FOUR_GIB, "none"), PASSWORD),
                Arguments.of("a hash that nobody can read", accountWith("{SSHA}c29tZXRoaW5nIGVsc2UgZnJvbSBMREFQ", "none"), PASSWORD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @Case("C01")
    void aRefusedSignInCostsOneDerivation(String what, String username, String password) {
        assertThat(derivationsOf(() -> answers(CLIENT.signIn(username, password), 401))).as("API door").isEqualTo(1);
        assertThat(derivationsOf(() -> answers(oauthSignIn(CLIENT_OF_ITS_OWN, username, password), 400))).as("OAuth door").isEqualTo(1);
    }

    @Test
    void anAcceptedOneCostsASecondWhereTheHashIsToBeBetter() {
        String current = ACCOUNTS.add(PASSWORD);
        String weak = accountWith(weak(), "nfc");

        assertThat(derivationsOf(() -> answers(CLIENT.signIn(current, PASSWORD), 200))).isEqualTo(1);
        assertThat(derivationsOf(() -> answers(CLIENT.signIn(weak, PASSWORD), 200))).isEqualTo(2);
        assertThat(derivationsOf(() -> answers(CLIENT.signIn(weak, PASSWORD), 200))).as("afterwards").isEqualTo(1);
    }

    @Test
    void whatCannotBeAPasswordCostsNone() {
        String known = ACCOUNTS.add(PASSWORD);

        for (String username : new String[] {known, newEmail()}) {
            assertThat(derivationsOf(() -> answers(CLIENT.signIn(username, ""), 422))).isZero();
            assertThat(derivationsOf(() -> answers(CLIENT.signIn(username, "x".repeat(1_025)), 422))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tampered")
    @Case("B15")
    void aHashThatCannotBeReadClosesTheAccountAndIsReported(String hash) {
        String email = accountWith(hash, "none");
        String id = idOf(email, admin);

        assertThat(derivationsOf(() -> answers(CLIENT.signIn(email, PASSWORD), 401))).as("at the usual cost").isEqualTo(1);

        assertThat(auditOf(id).get(0)).containsEntry("type", "sign-in-refused").extracting("detail").asString()
                .contains("unreadable-hash");
        assertThat(service().log().lines().filter(line -> line.contains(id) && line.contains("cannot be read")))
                .isNotEmpty().allMatch(line -> line.contains("SEVERE") || line.contains("ERROR"));
        assertThat(service().log()).doesNotContain(hash);
    }

    static Stream<String> tampered() {
        return Stream.of(FOUR_GIB, FOUR_GIB.replace("4194304", "102401"), FOUR_GIB.replace("4194304", "99999999999999999999"),
                FOUR_GIB.replace("m=4194304,t=1", "m=19456,t=4294967295"), FOUR_GIB.replace("m=4194304,t=1,p=1", "m=64,t=1,p=255"),
                "$2b$31$2FxNmZx2KIzHTSun/CgI4uxdkye.hWXQGapkiicvwXMqUKRfPwxmm", "unreadable canary of a hash");
    }

    private static String accountWith(String hash, String normalisation) {
        String email = newEmail();
        ACCOUNTS.addWithHash(email, hash, normalisation);
        return email;
    }

    private static String weak() {
        return new PasswordHasher(new Argon2Cost(8_192, 1, 1), new SecureRandom()).hash(Password.of(PASSWORD).orElseThrow()).hash();
    }

    private static long derivationsOf(Runnable signIn) {
        long before = derivations();
        signIn.run();
        return derivations() - before;
    }

    private static long derivations() {
        return monitor.get("/metrics").body().lines().filter(line -> line.startsWith(HASHES + " "))
                .mapToLong(line -> Long.parseLong(line.substring(HASHES.length() + 1))).findFirst().orElseThrow();
    }
}
