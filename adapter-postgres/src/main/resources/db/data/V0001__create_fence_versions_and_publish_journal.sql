-- One row for each app that was published. Every record statement names what it believes in the same round trip: a read
-- joins the row, a write locks it FOR SHARE; a publish changes it in the transaction that changes the tables.
CREATE TABLE modelwright_data.app_fence (
    app_id        uuid    PRIMARY KEY,
    live_version  integer NOT NULL,
    rights_epoch  bigint  NOT NULL DEFAULT 0
);

-- The published versions: immutable, and there exactly when the switch to them committed.
CREATE TABLE modelwright_data.app_version (
    app_id        uuid        NOT NULL,
    number        integer     NOT NULL CHECK (number > 0),
    message       text        NOT NULL,
    author        uuid        NOT NULL,
    published_at  timestamptz NOT NULL,
    -- json, not jsonb: documents keep the order of their members
    design        json        NOT NULL,
    changes       json        NOT NULL,
    script        text        NOT NULL,
    retired       json        NOT NULL,
    PRIMARY KEY (app_id, number)
);

-- What a publish did before its switch: a row is there while a prepare runs or was interrupted. Its step number "done" + 1
-- may have been done in part.
CREATE TABLE modelwright_data.publish_journal (
    app_id        uuid        PRIMARY KEY,
    version       integer     NOT NULL,
    fingerprint   text        NOT NULL,
    done          integer     NOT NULL,
    -- for each step of the prepare a list of statements that take it back
    undo          json        NOT NULL,
    started_at    timestamptz NOT NULL DEFAULT now()
);
