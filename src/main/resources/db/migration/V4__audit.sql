-- Runs on PostgreSQL and on H2: only what both understand.

-- One chain for each run of each node, so that nodes do not queue on one row.
CREATE TABLE audit_chain (
    id         VARCHAR(22)  NOT NULL PRIMARY KEY,
    node       VARCHAR(100) NOT NULL,
    -- Milliseconds since 1970, as everywhere in these tables: exact, so that a hash can cover them.
    started_at BIGINT       NOT NULL,
    -- How many entries the chain has, and the hash of the last one: changed in the transaction that adds them.
    length     BIGINT       NOT NULL,
    head       VARCHAR(43)  NOT NULL,
    -- SHA-256 of the above as of the start and of the chain's rows in audit_link.
    genesis    VARCHAR(43)  NOT NULL
);

-- Which other chains, and how much of them, a chain's genesis covers: a chain cannot go without another one missing it.
CREATE TABLE audit_link (
    chain_id      VARCHAR(22) NOT NULL,
    linked_id     VARCHAR(22) NOT NULL,
    linked_length BIGINT      NOT NULL,
    linked_head   VARCHAR(43) NOT NULL,
    PRIMARY KEY (chain_id, linked_id)
);

CREATE INDEX audit_link_by_linked ON audit_link (linked_id, linked_length);

-- Rows are added and never changed. No foreign keys to accounts and clients: what happened stays when they go.
CREATE TABLE audit_event (
    chain_id    VARCHAR(22)    NOT NULL,
    seq         BIGINT         NOT NULL,
    recorded_at BIGINT         NOT NULL,
    type        VARCHAR(40)    NOT NULL,
    actor       VARCHAR(100),
    subject     VARCHAR(100),
    client_id   VARCHAR(100),
    session_id  VARCHAR(100),
    -- A JSON object of strings.
    detail      VARCHAR(12000) NOT NULL,
    hash        VARCHAR(43)    NOT NULL,
    PRIMARY KEY (chain_id, seq)
);

CREATE INDEX audit_event_by_time ON audit_event (recorded_at, chain_id, seq);
CREATE INDEX audit_event_by_subject ON audit_event (subject, recorded_at);
CREATE INDEX audit_event_by_actor ON audit_event (actor, recorded_at);
