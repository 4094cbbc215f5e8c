-- Runs on PostgreSQL and on H2: only what both understand.

-- By what a node finds out at its start, before it stores anything, that its key encryption key is the one of this database: an HMAC under
-- that key, from which the key cannot be found. One row, which every step of a signing key's life locks first. A build of before does not
-- know the table. See docs/decisions/0027.
CREATE TABLE key_encryption_check (
    id          INTEGER     NOT NULL PRIMARY KEY,
    check_value VARCHAR(43) NOT NULL,
    CONSTRAINT key_encryption_check_one CHECK (id = 1)
);
