package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.platform.settings.Settings;
import java.time.Duration;
import java.util.Locale;

/** What guesses are counted for, and how many there may be within which time. */
public enum GuessBudget {
    /** One account from one source: {@code GUESS_LIMIT} within {@code GUESS_WINDOW_MINUTES}. */
    ACCOUNT_AND_SOURCE("a+s:", 1, Duration.ZERO),
    /** All accounts from one source, against one password tried on many names. */
    SOURCE("s:", 10, Duration.ZERO),
    /**
     * One account from all sources: NIST SP 800-63B §5.2.2 allows 100 failures in a row. A day later the count begins anew, so that no
     * account is locked out for good.
     */
    ACCOUNT("a:", 0, Duration.ofDays(1)),
    /** One client's secret from one source. */
    CLIENT_AND_SOURCE("c+s:", 1, Duration.ZERO),
    /** All clients' secrets from one source; apart from passwords, or a client that is set up wrongly would keep people out. */
    CLIENT_SOURCE("cs:", 10, Duration.ZERO);

    private static final int IN_A_ROW = 100;

    private final String idPrefix;
    private final int times;
    private final Duration ownWindow;

    GuessBudget(String idPrefix, int times, Duration ownWindow) {
        this.idPrefix = idPrefix;
        this.times = times;
        this.ownWindow = ownWindow;
    }

    /** What the ids of its counters begin with; none begins like another. */
    String idPrefix() {
        return idPrefix;
    }

    /** How many guesses there may be. */
    int limit(Settings settings) {
        return times == 0 ? IN_A_ROW : times * settings.guessLimit();
    }

    /** The time from the first guess until the guesses are forgotten. */
    Duration window(Settings settings) {
        return ownWindow.isZero() ? settings.guessWindow() : ownWindow;
    }

    /** The word in the audit log and in the metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
