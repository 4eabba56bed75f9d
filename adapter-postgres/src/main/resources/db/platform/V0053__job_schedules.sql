-- Jobs that are made again and again. Times are local to a zone, so what is kept of the future is only the next one.
CREATE TABLE modelwright.job_schedule (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    cron text NOT NULL,
    zone text NOT NULL,
    missed text COLLATE "C" NOT NULL CHECK (missed IN ('run_once', 'skip')),
    kind text COLLATE "C" NOT NULL,
    payload jsonb NOT NULL,
    max_attempts integer NOT NULL,
    max_crashes integer NOT NULL,
    first_delay_ms bigint NOT NULL,
    max_delay_ms bigint NOT NULL,
    priority smallint NOT NULL,
    timeout_ms bigint NOT NULL,
    group_key text COLLATE "C",
    group_limit integer,
    parent_id uuid,
    next_at timestamptz,
    CHECK ((group_key IS NULL) = (group_limit IS NULL))
);

CREATE INDEX job_schedule_due ON modelwright.job_schedule (next_at) WHERE next_at IS NOT NULL;

-- Each time of a schedule happens once: by this key, whoever tries.
CREATE TABLE modelwright.job_firing (
    schedule_id uuid NOT NULL REFERENCES modelwright.job_schedule (id) ON DELETE CASCADE,
    due_at timestamptz NOT NULL,
    at timestamptz NOT NULL,
    job_id uuid,
    PRIMARY KEY (schedule_id, due_at)
);

CREATE INDEX job_firing_at ON modelwright.job_firing (at);
