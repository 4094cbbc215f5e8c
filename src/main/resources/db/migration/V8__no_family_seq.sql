-- Runs on PostgreSQL and on H2: only what both understand.

-- Which token of a family is the current one follows from the tokens: the one with the highest seq. A build of before, which keeps a count
-- here, would take every token that this one has replaced for replayed and end its family: without the column it fails. There was no
-- release before. See docs/decisions/0004.
ALTER TABLE refresh_family DROP COLUMN seq;
