-- The builds of apps. Their images are kept by the engine, which says whether they are still there.
CREATE TABLE modelwright.builds (
    id          uuid PRIMARY KEY,
    app_id      uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    version     integer NOT NULL CHECK (version > 0),
    target      text COLLATE "C" NOT NULL,
    no_cache    boolean NOT NULL,
    state       text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
    author      uuid,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    image       text COLLATE "C",
    repository  text COLLATE "C",
    tag         text COLLATE "C",
    content     text COLLATE "C",
    commit_id   text COLLATE "C",
    edited      boolean,
    path        text COLLATE "C" CHECK (path IN ('layer', 'dockerfile')),
    bytes       bigint,
    made_by     uuid,
    generate_ms bigint,
    compile_ms  bigint,
    image_ms    bigint,
    error_code   text COLLATE "C",
    error_detail text,
    log         text NOT NULL DEFAULT '',
    CHECK ((finished_at IS NULL) = (state = 'pending')),
    CHECK (num_nonnulls(image, repository, tag, content, commit_id, edited, path, bytes, made_by, generate_ms, compile_ms, image_ms)
        = CASE WHEN state = 'succeeded' THEN 12 ELSE 0 END),
    CHECK (num_nonnulls(error_code, error_detail) = CASE WHEN state = 'failed' THEN 2 ELSE 0 END)
);

CREATE INDEX builds_app ON modelwright.builds (app_id, target, id);
CREATE INDEX builds_content ON modelwright.builds (app_id, target, content) WHERE made_by = id;
CREATE INDEX builds_pending ON modelwright.builds (created_at) WHERE state = 'pending';
