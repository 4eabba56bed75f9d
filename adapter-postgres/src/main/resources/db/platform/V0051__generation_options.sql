-- With which options a generation was made, and those of the last one of each app and target, which are kept for the next.
ALTER TABLE modelwright.generations
    ADD COLUMN base_package text COLLATE "C",
    ADD COLUMN app_name     text;

CREATE TABLE modelwright.generation_options (
    app_id       uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    target       text COLLATE "C" NOT NULL,
    base_package text COLLATE "C",
    app_name     text,
    PRIMARY KEY (app_id, target)
);
