-- What the app keeps beside its records: the accounts of the people who use it, and the files that they upload.
CREATE TABLE app_system.app_user (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    roles text[] NOT NULL,
    active boolean NOT NULL DEFAULT true,
    must_change_password boolean NOT NULL DEFAULT false,
    epoch bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX app_user_email ON app_system.app_user (lower(email));

CREATE TABLE app_system.file (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
