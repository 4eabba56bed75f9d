-- The generations of apps. Their files are commits in the repositories of the apps; what a row says of a commit can be found out
-- again from there.
CREATE TABLE modelwright.generations (
    id           uuid PRIMARY KEY,
    app_id       uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    version      integer NOT NULL CHECK (version > 0),
    target       text COLLATE "C" NOT NULL,
    state        text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
    author       uuid NOT NULL,
    created_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    commit_id    text COLLATE "C",
    files        integer,
    size         bigint,
    merge_state  text COLLATE "C" CHECK (merge_state IN ('merged', 'conflicted', 'apart')),
    merge_branch text COLLATE "C",
    merge_commit text COLLATE "C",
    conflicts    integer,
    error_code   text COLLATE "C",
    error_detail text,
    CHECK ((finished_at IS NULL) = (state = 'pending')),
    CHECK ((state = 'succeeded') = (commit_id IS NOT NULL AND files IS NOT NULL AND size IS NOT NULL
        AND merge_state IS NOT NULL AND conflicts IS NOT NULL)),
    CHECK ((state = 'failed') = (error_code IS NOT NULL AND error_detail IS NOT NULL))
);

CREATE INDEX generations_app ON modelwright.generations (app_id, target, id);
CREATE INDEX generations_pending ON modelwright.generations (created_at) WHERE state = 'pending';
