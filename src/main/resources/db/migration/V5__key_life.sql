-- pending (published, does not sign yet) -> active (signs) -> retired (published while its tokens live) -> deleted.
ALTER TABLE signing_key ADD COLUMN pending_for VARCHAR(10);
ALTER TABLE signing_key ADD COLUMN active_from TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
ALTER TABLE signing_key ADD COLUMN retired_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE signing_key ADD CONSTRAINT signing_key_one_pending UNIQUE (pending_for);
