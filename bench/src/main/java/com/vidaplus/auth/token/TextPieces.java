package com.vidaplus.auth.token;

import com.nimbusds.jose.Payload;
import com.vidaplus.auth.session.RefreshTokenValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is written beside the signature: the claims as JSON, and a refresh token with its successor. */
@State(Scope.Benchmark)
public class TextPieces {

    private final AccessToken token = TokenPieces.token();
    private final RefreshTokenValue parent = RefreshTokenValue.random();
    private final RefreshTokenValue successor = RefreshTokenValue.random();

    /** As far as the bytes that are signed. */
    @Benchmark
    public byte[] claimsToJson() {
        return new Payload(Claims.of("https://auth.example", token)).toBytes();
    }

    /** A new value, and the hash that it is stored under. */
    @Benchmark
    public String refreshTokenMadeAndHashed() {
        return RefreshTokenValue.random().hash();
    }

    /** The successor encrypted under the parent, for a client whose answer was lost. */
    @Benchmark
    public String refreshTokenSealed() {
        return parent.seal(successor);
    }
}
