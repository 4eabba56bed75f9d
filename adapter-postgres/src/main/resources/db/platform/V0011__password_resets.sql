-- What lets people set a new password once. A row goes when it is used, and when the password changes by other means.
CREATE TABLE modelwright.password_resets (
    account_id uuid PRIMARY KEY REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT password_resets_token_hash_key UNIQUE,
    issued_by  uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX password_resets_issued_by ON modelwright.password_resets (issued_by);
