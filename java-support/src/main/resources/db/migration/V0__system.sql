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
    created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX account_email ON app_system.account (lower(email));

CREATE TABLE app_system.secret (
    name text PRIMARY KEY,
    value bytea NOT NULL
);

-- Describes the files that records hold.
CREATE TABLE app_system.file (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);
