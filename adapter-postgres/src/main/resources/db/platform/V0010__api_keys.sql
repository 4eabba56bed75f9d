-- Keys by which programs act in the name of an account. A row goes when its key is revoked.
CREATE TABLE modelwright.api_keys (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    name       text NOT NULL,
    start      text NOT NULL,
    key_hash   text COLLATE "C" NOT NULL CONSTRAINT api_keys_key_hash_key UNIQUE,
    scopes     text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX api_keys_account ON modelwright.api_keys (account_id, id);
