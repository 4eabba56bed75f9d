-- The key that an app's secrets are encrypted with, wrapped by a key-encryption key that is not in the database. It goes with
-- its app, and with it all that was encrypted.
CREATE TABLE modelwright.data_keys (
    id          uuid PRIMARY KEY,
    app_id      uuid NOT NULL CONSTRAINT data_keys_app_key UNIQUE
        REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    wrapping_id text COLLATE "C" NOT NULL,
    wrapped     bytea NOT NULL,
    created_at  timestamptz NOT NULL
);
