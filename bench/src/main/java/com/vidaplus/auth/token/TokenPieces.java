package com.vidaplus.auth.token;

import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An account's access token signed and verified as the service does it: claims, JSON, signature and all, with keys in memory. */
@State(Scope.Benchmark)
public class TokenPieces {

    private static final int LIFE_SECONDS = 900;

    /** The signature's algorithm. */
    @Param({"RS256", "ES256"})
    public String algorithm;

    private AccessTokens tokens;
    private AccessToken token;
    private String compact;

    @Setup
    public void prepare() {
        tokens = AccessTokensFixture.of(KeyRingInMemory.of(algorithm),
                TestSettings.of("TOKEN_ISSUER", "https://auth.example", "TOKEN_ALGORITHM", algorithm), Clock.systemUTC());
        token = token();
        compact = tokens.sign(token);
    }

    /** As the password grant gives it to an account of two groups. It outlives the measurement. */
    static AccessToken token() {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return new AccessToken("user1@bench.example", Optional.of("0b0e7f7c-2f3a-4c0e-9d61-4f6f4c1d2a3b"),
                new TreeSet<>(List.of("doctors", "user")), List.of("https://auth.example"), now, now.plusSeconds(LIFE_SECONDS),
                AccessToken.newJti(), Optional.of(Session.begin(1, now)), new TreeSet<>(List.of("read", "write")), Optional.of("bench"),
                AccessToken.TYP_JWT);
    }

    @Benchmark
    public String sign() {
        return tokens.sign(token);
    }

    @Benchmark
    public VerifiedToken verify() {
        return tokens.verify(compact).orElseThrow();
    }
}
