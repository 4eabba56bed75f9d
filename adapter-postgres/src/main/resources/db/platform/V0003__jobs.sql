-- Background work. A job is changed only under its row lock, by the transitions of the core.
CREATE TABLE modelwright.job (
    id uuid PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    workspace_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    payload jsonb NOT NULL,
    dedupe_key text COLLATE "C",
    max_attempts integer NOT NULL,
    max_crashes integer NOT NULL,
    first_delay_ms bigint NOT NULL,
    max_delay_ms bigint NOT NULL,
    state text COLLATE "C" NOT NULL
        CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'dead', 'cancelled')),
    percent integer NOT NULL,
    stage text NOT NULL,
    failures integer NOT NULL,
    crashes integer NOT NULL,
    run_at timestamptz NOT NULL,
    lease_token uuid,
    lease_until timestamptz,
    cancel_requested boolean NOT NULL,
    result jsonb,
    error_code text,
    error_detail text,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    -- When a worker may look at the job: its time, or the end of the lease that another holds. Null once it has ended.
    due_at timestamptz GENERATED ALWAYS AS (
        CASE state WHEN 'queued' THEN run_at WHEN 'running' THEN lease_until END) STORED,
    CHECK ((state = 'running') = (lease_token IS NOT NULL)),
    CHECK ((lease_token IS NULL) = (lease_until IS NULL))
) WITH (fillfactor = 80);

CREATE INDEX job_due ON modelwright.job (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX job_workspace ON modelwright.job (workspace_id, id DESC);
CREATE UNIQUE INDEX job_dedupe ON modelwright.job (kind, dedupe_key)
    WHERE dedupe_key IS NOT NULL AND state IN ('queued', 'running');
