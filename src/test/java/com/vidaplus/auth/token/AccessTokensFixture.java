package com.vidaplus.auth.token;

import com.vidaplus.auth.key.SigningKeys;
import com.vidaplus.auth.platform.Settings;
import java.time.Clock;

/** Makes {@link AccessTokens} for tests in other packages. */
public final class AccessTokensFixture {

    private AccessTokensFixture() {
    }

    public static AccessTokens of(SigningKeys keys, Settings settings, Clock clock) {
        return new AccessTokens(keys, settings, clock);
    }
}
