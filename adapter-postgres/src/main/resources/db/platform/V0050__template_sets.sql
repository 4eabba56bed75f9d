-- Templates that people write for an app. The revision of a set is that of its newest content; they go with their app.
CREATE TABLE modelwright.template_sets (
    id       uuid PRIMARY KEY,
    app_id   uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    name     text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT template_sets_name_key UNIQUE (app_id, name)
);

CREATE TABLE modelwright.template_set_revisions (
    set_id   uuid NOT NULL REFERENCES modelwright.template_sets (id) ON DELETE CASCADE,
    revision integer NOT NULL,
    content  json NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL,
    PRIMARY KEY (set_id, revision)
);
