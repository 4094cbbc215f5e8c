-- Runs on PostgreSQL and on H2: only what both understand.

-- Guesses of passwords and client secrets. Names and addresses are here as keyed hashes only. Times are whole seconds since 1970 by the
-- database's clock. A node of the version before does not know the table, and counts nothing.
CREATE TABLE guess_counter (
    -- What is counted and the HMAC of what it is counted for.
    id          VARCHAR(60) NOT NULL PRIMARY KEY,
    -- The HMAC of the account's or client's name, so that an operator can find all counters of one; none for a source.
    subject     VARCHAR(43),
    -- Wrong answers given in this window, and evaluations under way or of unknown end.
    failed      INTEGER     DEFAULT 0 NOT NULL,
    pending     INTEGER     DEFAULT 0 NOT NULL,
    -- Goes up with each window and each success: what was reserved in an earlier run is not given back in a later one.
    run         INTEGER     DEFAULT 0 NOT NULL,
    window_ends BIGINT      DEFAULT 0 NOT NULL,
    -- The end of the window of which the audit log knows that it is full.
    noted       BIGINT      DEFAULT 0 NOT NULL,
    -- Until when this source counts as one from which the account or client signs in.
    known_until BIGINT      DEFAULT 0 NOT NULL,
    expires_at  BIGINT      NOT NULL
);

CREATE INDEX guess_counter_by_end ON guess_counter (expires_at);
