-- Runs on PostgreSQL and on H2: only what both understand.

CREATE TABLE refresh_family (
    -- The sid of every access token that belongs to it.
    id         VARCHAR(64)   NOT NULL PRIMARY KEY,
    account_id VARCHAR(36)   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    client_id  VARCHAR(100)  NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    scopes     VARCHAR(1024) DEFAULT '' NOT NULL,
    -- Seconds since 1970, as the claim has it.
    auth_time  BIGINT        NOT NULL,
    -- The seq of the one token that may be used next.
    seq        INTEGER       DEFAULT 0 NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at   TIMESTAMP(6) WITH TIME ZONE,
    end_reason VARCHAR(20)
);

CREATE INDEX refresh_family_by_account ON refresh_family (account_id);
CREATE INDEX refresh_family_by_client ON refresh_family (client_id);
CREATE INDEX refresh_family_by_end ON refresh_family (expires_at);

-- One row for every token that was ever issued in a family, so that any ancestor is recognised.
CREATE TABLE refresh_token (
    -- SHA-256 of the token in base64url.
    token_hash       VARCHAR(43) NOT NULL PRIMARY KEY,
    family_id        VARCHAR(64) NOT NULL REFERENCES refresh_family (id) ON DELETE CASCADE,
    seq              INTEGER     NOT NULL,
    replaced_at      TIMESTAMP(6) WITH TIME ZONE,
    -- The token that replaced this one, encrypted under a key that only the holder of this one has.
    sealed_successor VARCHAR(200),
    CONSTRAINT refresh_token_one_for_each_seq UNIQUE (family_id, seq)
);

-- Sessions without a refresh family, and tokens without a session, that were revoked; by sid or jti.
CREATE TABLE revoked_token (
    id         VARCHAR(64) NOT NULL PRIMARY KEY,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX revoked_token_by_end ON revoked_token (expires_at);
