package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much faster libsodium is than Java, in turns on one thread, as the median of the turns' ratios. Run by name:
 * {@code mvn test -Dtest=Argon2Benchmark}; the numbers are in the report of the run.
 */
class Argon2Benchmark {

    private static final int TURNS = 9;
    private static final int HASHES = 25;

    @ParameterizedTest
    @CsvSource({"19456, 2", "7168, 5"})
    void hashesPerSecond(int memoryKib, int iterations) {
        Argon2Cost cost = new Argon2Cost(memoryKib, iterations, 1);
        Argon2Derivation derivation = new Argon2Derivation(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, cost,
                new byte[16], 32);
        JavaArgon2 java = new JavaArgon2(1);
        try (Sodium sodium = Sodium.load().orElseThrow()) {
            perSecond(password -> java.derive(derivation, password));
            double[] ratios = new double[TURNS];
            double[] javas = new double[TURNS];
            double[] sodiums = new double[TURNS];
            for (int i = 0; i < TURNS; i++) {
                javas[i] = perSecond(password -> java.derive(derivation, password));
                sodiums[i] = perSecond(password -> sodium.derive(derivation, password).orElseThrow());
                ratios[i] = sodiums[i] / javas[i];
            }
            double ratio = median(ratios);
            System.out.printf(Locale.ROOT, "m=%d t=%d p=1, hashes a second on one thread: libsodium %.1f, Java %.1f; ratio %.2f (%.2f to %.2f)%n",
                    memoryKib, iterations, median(sodiums), median(javas), ratio, ratios[0], ratios[TURNS - 1]);
            assertThat(ratios).doesNotContain(0);
        }
    }

    private static double perSecond(UnaryOperator<byte[]> derive) {
        byte[] password = "correct horse battery staple".getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        for (int i = 0; i < HASHES; i++) {
            password[0] ^= derive.apply(password)[0];
        }
        return HASHES * 1e9 / (System.nanoTime() - began);
    }

    /** Sorts. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
