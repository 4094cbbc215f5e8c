-- Runs on PostgreSQL and on H2: only what both understand.

-- Random texts. A token that names another one than its client has now has ended. '0' is what a client of before this migration has until
-- something of it ends, and what tokens and families of before stand for. See docs/decisions/0029.
-- New with every end of the client's own tokens: disabled, enabled, another secret, a grant type taken away.
ALTER TABLE client ADD COLUMN credential_version VARCHAR(22) DEFAULT '0' NOT NULL;
-- New with every end of the sessions that people have through the client: disabled, enabled.
ALTER TABLE client ADD COLUMN session_version VARCHAR(22) DEFAULT '0' NOT NULL;
-- The client's session_version when the family began.
ALTER TABLE refresh_family ADD COLUMN client_version VARCHAR(22) DEFAULT '0' NOT NULL;

-- Families no longer go with their account or client in one statement: they are worth nothing without both, and are removed in batches.
-- See docs/decisions/0030. The first name of each is PostgreSQL's own, the second H2's.
ALTER TABLE refresh_family DROP CONSTRAINT IF EXISTS refresh_family_account_id_fkey;
ALTER TABLE refresh_family DROP CONSTRAINT IF EXISTS constraint_ac;
ALTER TABLE refresh_family DROP CONSTRAINT IF EXISTS refresh_family_client_id_fkey;
ALTER TABLE refresh_family DROP CONSTRAINT IF EXISTS constraint_ac1;

-- Whose dead families are still to be removed: all of a deleted account, or those of a client that began with another session_version than
-- it has now. An order goes when no such family is left, so a node that stops half-way leaves the rest to the next one.
CREATE TABLE family_removal (
    -- A random text.
    id           VARCHAR(22)  NOT NULL PRIMARY KEY,
    owner_kind   VARCHAR(7)   NOT NULL,
    owner_id     VARCHAR(100) NOT NULL,
    requested_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT family_removal_owner_known CHECK (owner_kind IN ('account', 'client'))
);

CREATE INDEX refresh_family_by_client_version ON refresh_family (client_id, client_version);

-- When the sealed text of this row was stored; nothing once that is cleared. A build of before leaves it to the default.
ALTER TABLE refresh_token ADD COLUMN sealed_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP;

CREATE INDEX refresh_token_by_seal ON refresh_token (sealed_at);
