-- What the app keeps beside its records: the accounts of the people who use it and where they are signed in, the files that they
-- upload, and what became of each record.
CREATE TABLE app_system.app_user (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    roles text[] NOT NULL,
    active boolean NOT NULL DEFAULT true,
    must_change_password boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX app_user_email ON app_system.app_user (lower(email));

CREATE TABLE app_system.session (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_system.app_user ON DELETE CASCADE,
    agent text NOT NULL,
    address text NOT NULL,
    created_at timestamptz NOT NULL,
    refreshed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    idle_until timestamptz NOT NULL
);

CREATE INDEX session_of_user ON app_system.session (user_id);

-- Those that were traded for another one stay as long as their session, so that one that comes back is known.
CREATE TABLE app_system.refresh_token (
    token_hash text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES app_system.session ON DELETE CASCADE,
    used_at timestamptz,
    sealed_successor text
);

CREATE INDEX refresh_token_of_session ON app_system.refresh_token (session_id);

-- What is in a file is outside of the database, under the name in "blob".
CREATE TABLE app_system.file (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    blob text NOT NULL UNIQUE,
    -- how often a record was given the file: grows with each row of file_use that is written
    placements bigint NOT NULL DEFAULT 0,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX file_unused ON app_system.file (created_at) WHERE placements = 0;

-- Where a file is or was: which field of which record. Says where to look, never who may read.
CREATE TABLE app_system.file_use (
    file_id uuid NOT NULL REFERENCES app_system.file ON DELETE CASCADE,
    entity_id uuid NOT NULL,
    record_id uuid NOT NULL,
    field_id uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    PRIMARY KEY (file_id, record_id, field_id)
);

-- One row for each change of a record, written with it: what its members held before, by their ids; of a creation nothing, of a
-- deletion everything. Secrets never enter. "place" is the order in which changes are told to those who follow them; a change
-- gets it after it was committed, so that whoever has seen a place never finds another before it.
CREATE TABLE app_system.record_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity_id uuid NOT NULL,
    record_id uuid NOT NULL,
    version bigint NOT NULL,
    action text NOT NULL,
    actor uuid NOT NULL,
    at timestamptz NOT NULL,
    before json NOT NULL,
    place bigint,
    UNIQUE (record_id, version)
);

CREATE INDEX record_change_pending ON app_system.record_change (id) WHERE place IS NULL;
CREATE UNIQUE INDEX record_change_place ON app_system.record_change (place) WHERE place IS NOT NULL;

CREATE TABLE app_system.record_stream (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_place bigint NOT NULL
);

INSERT INTO app_system.record_stream (last_place) VALUES (0);

-- Answers of requests with an idempotency key, each written in the transaction of what it tells of. The place is a hash of who
-- asked for what under which key; the answer is encrypted, and empty where it was too large to be kept.
CREATE TABLE app_system.idempotency (
    place text PRIMARY KEY,
    body_hash text NOT NULL,
    sealed text NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX idempotency_expires ON app_system.idempotency (expires_at);
