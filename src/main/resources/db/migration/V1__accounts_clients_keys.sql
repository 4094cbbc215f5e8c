-- Runs on PostgreSQL and on H2: only what both understand.

CREATE TABLE account (
    id                     VARCHAR(36)  NOT NULL PRIMARY KEY,
    email                  VARCHAR(254) NOT NULL,
    password_hash          VARCHAR(512),
    password_normalisation VARCHAR(4)   DEFAULT 'nfc' NOT NULL,
    -- Goes up with every new password, and ends the sessions begun with the one before.
    credential_version     INTEGER      DEFAULT 1 NOT NULL,
    enabled                BOOLEAN      DEFAULT TRUE NOT NULL,
    created_at             TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at             TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    password_changed_at    TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT account_email_unique UNIQUE (email),
    CONSTRAINT account_email_canonical CHECK (email = LOWER(email)),
    CONSTRAINT account_password_normalisation_known CHECK (password_normalisation IN ('nfc', 'none'))
);

CREATE TABLE account_group (
    account_id VARCHAR(36)  NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    group_name VARCHAR(100) NOT NULL,
    PRIMARY KEY (account_id, group_name)
);

CREATE TABLE client (
    id                   VARCHAR(100)  NOT NULL PRIMARY KEY,
    -- sha256:SALT:DIGEST of a random secret; none for a public client.
    secret_hash          VARCHAR(200),
    enabled              BOOLEAN       DEFAULT TRUE NOT NULL,
    -- The next three are space-separated, as RFC 6749 writes a scope.
    grant_types          VARCHAR(200)  DEFAULT '' NOT NULL,
    scopes               VARCHAR(1024) DEFAULT '' NOT NULL,
    audiences            VARCHAR(1024) DEFAULT '' NOT NULL,
    access_token_minutes INTEGER,
    token_typ            VARCHAR(10)   DEFAULT 'JWT' NOT NULL,
    may_introspect       BOOLEAN       DEFAULT FALSE NOT NULL,
    created_at           TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at           TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT client_id_no_account CHECK (POSITION('@' IN id) = 0),
    CONSTRAINT client_token_typ_known CHECK (token_typ IN ('JWT', 'at+jwt'))
);

CREATE TABLE signing_key (
    kid         VARCHAR(64)   NOT NULL PRIMARY KEY,
    algorithm   VARCHAR(10)   NOT NULL,
    -- The algorithm again while this is the key that signs, else null: unique, so at most one signs.
    active_for  VARCHAR(10),
    public_jwk  VARCHAR(2000) NOT NULL,
    private_key VARCHAR(8000) NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT signing_key_one_active UNIQUE (active_for)
);
