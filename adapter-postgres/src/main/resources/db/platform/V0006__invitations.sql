-- Who may still join which workspace. A row goes when it is used or taken back.
CREATE TABLE modelwright.invitations (
    id           uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES modelwright.workspaces (id) ON DELETE CASCADE,
    role         text NOT NULL CHECK (role IN ('owner', 'admin', 'builder', 'operator', 'viewer')),
    email        text COLLATE "C",
    token_hash   text COLLATE "C" NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE,
    invited_by   uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX invitations_workspace ON modelwright.invitations (workspace_id, id);
CREATE INDEX invitations_invited_by ON modelwright.invitations (invited_by);
