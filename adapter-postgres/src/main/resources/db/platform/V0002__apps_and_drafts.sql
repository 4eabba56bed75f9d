-- The apps that people design, who has which of their roles, and their drafts. Versions and records live in the data
-- database that an app names.
CREATE TABLE modelwright.apps (
    id            uuid PRIMARY KEY,
    workspace_id  uuid NOT NULL REFERENCES modelwright.workspaces (id) ON DELETE RESTRICT,
    slug          text COLLATE "C" NOT NULL,
    name          text NOT NULL,
    data_database text COLLATE "C" NOT NULL,
    schema_name   text COLLATE "C" NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL,
    CONSTRAINT apps_slug_key UNIQUE (slug, workspace_id)
);

CREATE INDEX apps_workspace ON modelwright.apps (workspace_id, id);

-- Roles are known by their stable ids, so that renames in a design change nothing here.
CREATE TABLE modelwright.app_members (
    app_id     uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    roles      uuid[] NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (app_id, account_id)
);

CREATE INDEX app_members_account ON modelwright.app_members (account_id, app_id);

-- Changes of members that the data database of the app may not know of yet: written with the change, taken away once the
-- app's rights epoch has grown there, so that no crash between the two leaves a revoked right in force.
CREATE TABLE modelwright.app_member_changes (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE
);

CREATE INDEX app_member_changes_app ON modelwright.app_member_changes (app_id, number);

-- The document is json and not jsonb: it keeps the order of keys and the digits of numbers as they were written.
CREATE TABLE modelwright.drafts (
    app_id     uuid PRIMARY KEY REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    revision   bigint NOT NULL,
    document   json NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid NOT NULL
);
