package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.metrics.Counter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can happen. The stored word is the constant's name in lower case with hyphens. */
public enum AuditType {
    /** The password was right and a session begins. */
    SIGN_IN(Duty.MUST, Counter.SIGN_INS, "accepted"),
    /** Unknown, wrong or disabled; the reason says which. */
    SIGN_IN_REFUSED(Duty.GUESS, Counter.SIGN_INS, "refused"),
    /** Too many guesses, {@code limit} says of what: nothing was checked. Once for each counter and window; the metrics count them all. */
    SIGN_IN_THROTTLED(Duty.NOTED, null, ""),
    /** A client got a token for itself (RFC 6749 §4.4). */
    CLIENT_SIGN_IN(Duty.MUST, Counter.CLIENT_SIGN_INS, ""),
    /** A known client gave no or a wrong secret, or is disabled. */
    CLIENT_REFUSED(Duty.GUESS, null, ""),
    /** Too many wrong client secrets from one source; likewise once for each counter and window. */
    CLIENT_THROTTLED(Duty.NOTED, null, ""),
    /** A session goes on: a refresh token was replaced, or a session slid. */
    REFRESH(Duty.MUST, Counter.REFRESHES, "refreshed"),
    /** A session does not go on; the reason says why. */
    REFRESH_REFUSED(Duty.REFUSAL, Counter.REFRESHES, "refused"),
    /** A replaced refresh token was presented again, and its family has ended. */
    REFRESH_TOKEN_REPLAYED(Duty.NOTED, Counter.REPLAYS, ""),
    /** A client ended a token, its session or its family (RFC 7009). */
    TOKEN_REVOKED(Duty.MUST, Counter.REVOCATIONS, ""),

    /** An account was made; {@code way} says how: create, import or bootstrap. {@code groups_added} has its groups. */
    ACCOUNT_CREATED(Duty.MUST),
    /** Address or groups changed; {@code changed} names the fields, {@code groups_added} and {@code groups_removed} the groups. */
    ACCOUNT_CHANGED(Duty.MUST),
    /** An account may sign in again. */
    ACCOUNT_ENABLED(Duty.MUST),
    /** An account may not sign in any more. */
    ACCOUNT_DISABLED(Duty.MUST),
    /** An account has another password. */
    PASSWORD_CHANGED(Duty.MUST),
    /** An account was deleted. */
    ACCOUNT_DELETED(Duty.MUST),
    /** An import begins; recorded before its first line is read. */
    ACCOUNTS_IMPORT_BEGUN(Duty.MUST),
    /** An import is over: how many lines were created, unchanged, refused or erased, and whether it was read to its end. */
    ACCOUNTS_IMPORTED(Duty.MUST),
    /** Accounts were exported with their hashes; {@code count} says how many. */
    ACCOUNTS_EXPORTED(Duty.MUST),
    /** Everything held on a person was handed out. */
    PERSONAL_DATA_EXPORTED(Duty.MUST),
    /** What identifies a person was removed. */
    ACCOUNT_ERASED(Duty.MUST),

    /** A client was registered. */
    CLIENT_CREATED(Duty.MUST),
    /** A client's registration changed; {@code changed} names the fields, {@code scopes_added} and its like the values. */
    CLIENT_CHANGED(Duty.MUST),
    /** A client has another secret. */
    CLIENT_SECRET_ROTATED(Duty.MUST),
    /** A client may get tokens again. */
    CLIENT_ENABLED(Duty.MUST),
    /** A client may not get tokens any more. */
    CLIENT_DISABLED(Duty.MUST),
    /** A client was deleted. */
    CLIENT_DELETED(Duty.MUST),

    /** An operator ended one session. */
    SESSION_ENDED(Duty.MUST),
    /** An operator, or the account's owner, ended all of an account's sessions. */
    SESSIONS_ENDED(Duty.MUST),

    /** A signing key was made. */
    KEY_MADE(Duty.MUST),
    /** Another signing key signs from now on. */
    KEY_ROTATED(Duty.MUST),
    /** A signing key does not sign any more, or was taken away. */
    KEY_RETIRED(Duty.MUST),

    /** A node began another chain, which has seen how far every other one was written. Each hour. */
    CHECKPOINT(Duty.MUST),
    /** A caller came to {@code /admin}, {@code /account} or {@code /metrics} without a token that is good for it; the reason says why. */
    ADMINISTRATION_REFUSED(Duty.REFUSAL),

    /** Refusals were too many to be written one by one: {@code refused} and {@code reason} say which, {@code count} how many. */
    REFUSALS_SUMMED_UP(Duty.MUST);

    /** What happens if the database does not take an event. The log has the event in every case. */
    enum Duty {
        /** The requested action fails: no such event goes unrecorded. */
        MUST,
        /** The answer stands: a database that is away must not turn a refusal into anything else. */
        NOTED,
        /** As {@link #NOTED}, for a wrong secret, limited before it is evaluated. Events above {@link #perSecond()} are summed up. */
        GUESS(200),
        /** As {@link #GUESS}, for a refusal that costs its sender nothing. */
        REFUSAL(40);

        private final int perSecond;

        Duty() {
            this(Integer.MAX_VALUE);
        }

        Duty(int perSecond) {
            this.perSecond = perSecond;
        }

        /** How many of each kind a node writes one by one in a second. */
        int perSecond() {
            return perSecond;
        }

        boolean isBudgeted() {
            return perSecond < Integer.MAX_VALUE;
        }
    }

    private static final Map<String, AuditType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AuditType::word, type -> type));

    private final Duty duty;
    private final Counter counter;
    private final String outcome;

    AuditType(Duty duty) {
        this(duty, null, "");
    }

    AuditType(Duty duty, Counter counter, String outcome) {
        this.duty = duty;
        this.counter = counter;
        this.outcome = outcome;
    }

    /** As it is stored, logged and searched for. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the type with that word, or empty if this version knows none */
    static Optional<AuditType> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    Duty duty() {
        return duty;
    }

    /** The counter that goes up with the event; null for none. */
    Counter counter() {
        return counter;
    }

    /** The label of that counter. */
    String outcome() {
        return outcome;
    }
}
