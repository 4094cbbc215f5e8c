package com.vidaplus.auth.token;

import com.vidaplus.auth.key.KeyRing;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.platform.settings.Settings;
import java.time.Clock;

/** Makes {@link AccessTokens} for tests in other packages. */
public final class AccessTokensFixture {

    private AccessTokensFixture() {
    }

    public static AccessTokens of(KeyRing keys, Settings settings, Clock clock) {
        return new AccessTokens(keys, settings, TestTime.of(clock));
    }

    /** Which of those tokens count, by what these say. */
    public static ActiveTokens active(AccessTokens tokens, TokenStatuses statuses) {
        return new ActiveTokens(tokens, statuses);
    }
}
