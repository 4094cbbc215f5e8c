-- Runs on PostgreSQL and on H2: only what both understand.

-- What belongs to a replacement is stored with the token that replaces, so that the one that is replaced is never written again.
-- A build of before goes on using replaced_at and sealed_successor, which this one reads where it finds no others. The other way round it
-- does not work: see docs/decisions/0004. There was no release before.
ALTER TABLE refresh_token ADD COLUMN issued_at TIMESTAMP(6) WITH TIME ZONE;
-- This token, encrypted under a key that only the holder of the one before has.
ALTER TABLE refresh_token ADD COLUMN sealed_for_parent VARCHAR(200);
