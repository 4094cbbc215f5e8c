-- Goes up with every change by an operator or the owner; what ETag and If-Match speak of.
ALTER TABLE account ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE client ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
