-- Runs on PostgreSQL and on H2: only what both understand. A node of the version before does not know the table, and goes on.

-- Who was erased, so that a repeated import does not bring a person back: no name, and nothing that leads to one without the service's
-- key. See docs/decisions/0011.
CREATE TABLE erased_account (
    -- The id that the account had. It was random and names nobody.
    account_id VARCHAR(36) NOT NULL PRIMARY KEY,
    -- HMAC of the address under a key that is derived from the key encryption key.
    name_hash  VARCHAR(43) NOT NULL,
    erased_at  TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE INDEX erased_account_by_name ON erased_account (name_hash);

-- An erasure deletes all counters of a name.
CREATE INDEX guess_counter_by_subject ON guess_counter (subject);
