-- The terms that jobs run under, what they tell while they run, and the rates of kinds.
ALTER TABLE modelwright.job
    ADD COLUMN priority smallint NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2),
    ADD COLUMN timeout_ms bigint NOT NULL DEFAULT 21600000,
    ADD COLUMN group_key text COLLATE "C",
    ADD COLUMN group_limit integer,
    ADD COLUMN parent_id uuid,
    ADD COLUMN awaits_children boolean NOT NULL DEFAULT false,
    ADD CHECK ((group_key IS NULL) = (group_limit IS NULL)),
    ALTER COLUMN state SET DEFAULT 'queued',
    ALTER COLUMN percent SET DEFAULT 0,
    ALTER COLUMN stage SET DEFAULT '',
    ALTER COLUMN failures SET DEFAULT 0,
    ALTER COLUMN crashes SET DEFAULT 0,
    ALTER COLUMN cancel_requested SET DEFAULT false;

-- A claim goes through the levels of priority one by one.
DROP INDEX modelwright.job_due;
CREATE INDEX job_due ON modelwright.job (priority, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX job_running ON modelwright.job (kind) WHERE state = 'running';
CREATE INDEX job_group ON modelwright.job (group_key) WHERE group_key IS NOT NULL AND state IN ('queued', 'running');
CREATE INDEX job_parent ON modelwright.job (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX job_finished ON modelwright.job (finished_at) WHERE finished_at IS NOT NULL;

-- The buckets of kinds that may start only so often. A row is changed under the lock that claims of limited jobs hold.
CREATE TABLE modelwright.job_rate (
    kind text COLLATE "C" PRIMARY KEY,
    credits bigint NOT NULL,
    at_ms bigint NOT NULL
);

-- The newest lines of what each job tells.
CREATE TABLE modelwright.job_line (
    job_id uuid NOT NULL REFERENCES modelwright.job (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    at timestamptz NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (job_id, number)
);
