-- Runs on PostgreSQL and on H2: only what both understand.

-- What belongs to a replacement is stored with the token that replaces, so that the one that is replaced is never written again.
-- A node of the version before goes on using replaced_at and sealed_successor, which this version reads where it finds no others. It
-- cannot give a successor again that this version stored: a client whose answer was lost just then gets an error from it.
ALTER TABLE refresh_token ADD COLUMN issued_at TIMESTAMP(6) WITH TIME ZONE;
-- This token, encrypted under a key that only the holder of the one before has.
ALTER TABLE refresh_token ADD COLUMN sealed_for_parent VARCHAR(200);
