-- Where apps run. A row outlives its app: containers and a database hang on it until they are removed.
CREATE TABLE modelwright.deployments (
    id          uuid PRIMARY KEY,
    app_id      uuid NOT NULL,
    environment text COLLATE "C" NOT NULL,
    target      text COLLATE "C" NOT NULL,
    desired     text COLLATE "C" NOT NULL CHECK (desired IN ('running', 'stopped', 'deleted')),
    port        integer NOT NULL UNIQUE CHECK (port BETWEEN 1 AND 65535),
    origin      text COLLATE "C" NOT NULL CHECK (origin IN ('empty', 'seed', 'copy')),
    filled      boolean NOT NULL,
    current     uuid,
    former      uuid,
    next        uuid,
    held_until  timestamptz,
    author      uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    revision    integer NOT NULL,
    secrets     text COLLATE "C",
    UNIQUE (app_id, environment)
);

CREATE TABLE modelwright.releases (
    id            uuid PRIMARY KEY,
    deployment_id uuid NOT NULL REFERENCES modelwright.deployments (id) ON DELETE CASCADE,
    number        integer NOT NULL CHECK (number > 0),
    version       integer NOT NULL CHECK (version > 0),
    build_id      uuid,
    image_id      text COLLATE "C",
    rollback_to   integer,
    state         text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'serving', 'former', 'failed')),
    effects       json NOT NULL,
    error_code    text COLLATE "C",
    error_detail  text,
    log           text[] NOT NULL,
    author        uuid NOT NULL,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    UNIQUE (deployment_id, number),
    CHECK ((ended_at IS NULL) = (state = 'pending')),
    CHECK ((state = 'failed') = (error_code IS NOT NULL AND error_detail IS NOT NULL))
);
