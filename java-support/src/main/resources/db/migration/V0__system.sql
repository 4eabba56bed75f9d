-- What the application itself keeps, apart from the tables of its records.
CREATE SCHEMA app_system;

CREATE TABLE app_system.account (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    roles text[] NOT NULL,
    active boolean NOT NULL,
    epoch bigint NOT NULL,
    created_at timestamptz NOT NULL,
    -- chosen by somebody else: good for setting another one, and until when
    must_change_password boolean NOT NULL DEFAULT false,
    password_until timestamptz
);

CREATE UNIQUE INDEX account_email ON app_system.account (lower(email));

-- One for each sign-in, until it is signed out, ended or forgotten.
CREATE TABLE app_system.session (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES app_system.account ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    idle_until timestamptz NOT NULL
);

CREATE INDEX session_account ON app_system.session (account);

-- Hashes alone: whoever reads the database cannot sign in with them.
CREATE TABLE app_system.refresh_token (
    hash bytea PRIMARY KEY,
    session uuid NOT NULL REFERENCES app_system.session ON DELETE CASCADE,
    used_at timestamptz,
    sealed_successor text
);

CREATE INDEX refresh_token_session ON app_system.refresh_token (session);

CREATE TABLE app_system.secret (
    name text PRIMARY KEY,
    value bytea NOT NULL
);

-- The files that records hold.
CREATE TABLE app_system.file (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);

-- Not compressed, so that parts of it are read without the rest.
ALTER TABLE app_system.file ALTER COLUMN content SET STORAGE EXTERNAL;

-- Where a file is, or once was: where to look for those who may read it.
CREATE TABLE app_system.file_use (
    file uuid NOT NULL,
    entity text NOT NULL,
    record uuid NOT NULL,
    field text NOT NULL,
    PRIMARY KEY (file, entity, record, field),
    CONSTRAINT file_use_file FOREIGN KEY (file) REFERENCES app_system.file ON DELETE CASCADE
);

-- Every change of a record, with what it took away. Entities and members stand under their keys.
CREATE TABLE app_system.record_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entity text NOT NULL,
    record uuid NOT NULL,
    version bigint NOT NULL,
    action text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    before jsonb NOT NULL,
    -- its place among the changes that were committed, given to it soon after
    place bigint
);

CREATE UNIQUE INDEX record_change_version ON app_system.record_change (record, version);

CREATE UNIQUE INDEX record_change_place ON app_system.record_change (place);

CREATE INDEX record_change_placeless ON app_system.record_change (id) WHERE place IS NULL;

-- Answers of requests with an idempotency key, each written in the transaction of what it tells of. The place is a hash of who
-- asked for what under which key; the answer is encrypted, and empty where it was too large to be kept.
CREATE TABLE app_system.idempotency (
    place text PRIMARY KEY,
    body_hash text NOT NULL,
    sealed text NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX idempotency_expires ON app_system.idempotency (expires_at);
