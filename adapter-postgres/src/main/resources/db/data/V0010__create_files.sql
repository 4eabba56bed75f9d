-- What is known of uploaded files; their content lies in the store of blobs. They are beside the records that refer to them,
-- so that a read shows name, size and type by one look at a key.
CREATE TABLE modelwright_data.file (
    id            uuid        PRIMARY KEY,
    app_id        uuid        NOT NULL,
    workspace_id  uuid        NOT NULL,
    uploader      uuid        NOT NULL,
    name          text        NOT NULL,
    size          bigint      NOT NULL CHECK (size >= 0),
    media_type    text        NOT NULL COLLATE "C",
    sha256        text        NOT NULL COLLATE "C",
    blob          text        NOT NULL COLLATE "C" UNIQUE,
    created_at    timestamptz NOT NULL,
    -- grows whenever a field is about to hold the file: whoever saw a number and finds another one must look again
    placements    bigint      NOT NULL DEFAULT 0
);

CREATE INDEX file_never_placed ON modelwright_data.file (created_at) WHERE placements = 0;
CREATE INDEX file_app ON modelwright_data.file (app_id);

-- Where a file was put at any time. Written before the record is, and never taken back when the record changes: whether the
-- file is there now, the record tells.
CREATE TABLE modelwright_data.file_use (
    file_id    uuid        NOT NULL REFERENCES modelwright_data.file (id) ON DELETE CASCADE,
    record_id  uuid        NOT NULL,
    field_id   uuid        NOT NULL,
    entity_id  uuid        NOT NULL,
    placed_at  timestamptz NOT NULL,
    PRIMARY KEY (file_id, record_id, field_id)
);

-- How much each workspace has. The row is locked while a file is added, so that no two pass the quota together.
CREATE TABLE modelwright_data.file_usage (
    workspace_id uuid   PRIMARY KEY,
    bytes        bigint NOT NULL CHECK (bytes >= 0)
);

-- Content of removed files that is still to be deleted.
CREATE TABLE modelwright_data.file_leftover (
    blob       text        PRIMARY KEY COLLATE "C",
    removed_at timestamptz NOT NULL
);
