-- Runs on PostgreSQL and on H2: only what both understand.

-- Events that belong to the transaction of a change: announced in it, and taken from here by the transaction that enters them into a chain.
-- What a node that died has left here, another one enters. A node of the version before does not know the table, and announces nothing.
CREATE TABLE audit_pending (
    id           VARCHAR(36)              NOT NULL PRIMARY KEY,
    -- The columns of audit_event: recorded_at in milliseconds since 1970, by the clock of the node that announced the event.
    recorded_at  BIGINT                   NOT NULL,
    type         VARCHAR(40)              NOT NULL,
    actor        VARCHAR(100),
    subject      VARCHAR(100),
    client_id    VARCHAR(100),
    session_id   VARCHAR(100),
    detail       VARCHAR(12000)           NOT NULL,
    -- By the database's clock: how long an event has waited is the same for every node.
    announced_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE INDEX audit_pending_by_time ON audit_pending (announced_at, id);
