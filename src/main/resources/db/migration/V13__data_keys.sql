-- Runs on PostgreSQL and on H2: only what both understand.

-- A change of the key encryption key. data_keys: the keys that what is stored is encrypted and hashed under, encrypted under the key
-- encryption key; null as long as that was never changed, since it is the data key itself then. previous_*: the same under the key of
-- before, for nodes that do not have the new one yet; null again as soon as a node starts without the one of before. See docs/decisions/0038.
ALTER TABLE key_encryption_check ADD COLUMN data_keys VARCHAR(400);
ALTER TABLE key_encryption_check ADD COLUMN previous_check_value VARCHAR(43);
ALTER TABLE key_encryption_check ADD COLUMN previous_data_keys VARCHAR(400);
