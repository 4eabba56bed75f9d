-- How people want to see the records of an entity. Entities and members are named by their ids in the design, which is not in
-- tables of its own: what a version dropped may come back.
CREATE TABLE modelwright.views (
    id        uuid PRIMARY KEY,
    app_id    uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    entity_id uuid NOT NULL,
    owner_id  uuid NOT NULL REFERENCES modelwright.accounts (id) ON DELETE CASCADE,
    shared    boolean NOT NULL,
    name      text COLLATE "C" NOT NULL,
    content   json NOT NULL,
    revision  integer NOT NULL,
    saved_at  timestamptz NOT NULL
);

CREATE INDEX views_by_app ON modelwright.views (app_id, name, id);

CREATE INDEX views_by_owner ON modelwright.views (owner_id);

-- account_id is null for what all begin with who have not chosen themselves.
CREATE TABLE modelwright.view_defaults (
    view_id    uuid NOT NULL REFERENCES modelwright.views (id) ON DELETE CASCADE,
    app_id     uuid NOT NULL,
    entity_id  uuid NOT NULL,
    account_id uuid
);

CREATE UNIQUE INDEX view_defaults_key ON modelwright.view_defaults
    (app_id, entity_id, COALESCE(account_id, '00000000-0000-0000-0000-000000000000'));

CREATE INDEX view_defaults_by_view ON modelwright.view_defaults (view_id);
