-- Who can sign in, to what they belong, and the sessions that are open.
CREATE TABLE modelwright.accounts (
    id                     uuid PRIMARY KEY,
    email                  text COLLATE "C" NOT NULL CONSTRAINT accounts_email_key UNIQUE,
    display_name           text NOT NULL,
    password_hash          text NOT NULL,
    platform_administrator boolean NOT NULL DEFAULT false,
    disabled               boolean NOT NULL DEFAULT false,
    created_at             timestamptz NOT NULL
);

-- Exactly one row: who made the first account, or the token with which it can be made.
CREATE TABLE modelwright.installation (
    id               smallint PRIMARY KEY CHECK (id = 1),
    founder          uuid REFERENCES modelwright.accounts (id) ON DELETE RESTRICT,
    setup_token_hash text,
    setup_expires_at timestamptz,
    CHECK ((setup_token_hash IS NULL) = (setup_expires_at IS NULL))
);

INSERT INTO modelwright.installation (id) VALUES (1);

CREATE TABLE modelwright.workspaces (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE modelwright.workspace_members (
    workspace_id uuid NOT NULL REFERENCES modelwright.workspaces (id) ON DELETE CASCADE,
    account_id   uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    role         text NOT NULL CHECK (role IN ('owner', 'admin', 'builder', 'operator', 'viewer')),
    joined_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, account_id)
);

CREATE INDEX workspace_members_account ON modelwright.workspace_members (account_id, workspace_id);

CREATE TABLE modelwright.sessions (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);

CREATE INDEX sessions_account ON modelwright.sessions (account_id, expires_at);

-- Used tokens stay until their session is forgotten, so that one that comes back is recognised.
CREATE TABLE modelwright.refresh_tokens (
    token_hash       text COLLATE "C" PRIMARY KEY,
    session_id       uuid NOT NULL REFERENCES modelwright.sessions (id) ON DELETE CASCADE,
    used_at          timestamptz,
    sealed_successor text
);

CREATE INDEX refresh_tokens_session ON modelwright.refresh_tokens (session_id);
