-- What is remembered of a deployment from one look to the next.
CREATE TABLE modelwright.observations (
    deployment_id uuid PRIMARY KEY REFERENCES modelwright.deployments (id) ON DELETE CASCADE,
    slot          timestamptz NOT NULL,
    state         json NOT NULL
) WITH (fillfactor = 50);

-- What was measured: a row for each deployment and slot of time, in three resolutions (seconds: 10, 300, 86400). A look is added to
-- all of them at once.
CREATE TABLE modelwright.metric_samples (
    deployment_id    uuid NOT NULL REFERENCES modelwright.deployments (id) ON DELETE CASCADE,
    at               timestamptz NOT NULL,
    container_millis bigint NOT NULL,
    cpu_nanos        bigint NOT NULL,
    network_in       bigint NOT NULL,
    network_out      bigint NOT NULL,
    memory           bigint NOT NULL,
    memory_peak      bigint NOT NULL,
    memory_limit     bigint NOT NULL,
    app_millis       bigint NOT NULL,
    requests         bigint NOT NULL,
    errors           bigint NOT NULL,
    micros           bigint NOT NULL,
    resolution       integer NOT NULL CHECK (resolution IN (10, 300, 86400)),
    measured         integer NOT NULL,
    restarts         integer NOT NULL,
    checks           integer NOT NULL,
    healthy          integer NOT NULL,
    latencies        bigint[] NOT NULL CHECK (cardinality(latencies) IN (0, 12)),
    PRIMARY KEY (deployment_id, resolution, at)
) WITH (fillfactor = 70);

CREATE INDEX metric_samples_age ON modelwright.metric_samples (resolution, at);

CREATE TABLE modelwright.health_changes (
    deployment_id uuid NOT NULL REFERENCES modelwright.deployments (id) ON DELETE CASCADE,
    at            timestamptz NOT NULL,
    health        text COLLATE "C" NOT NULL CHECK (health IN ('healthy', 'unhealthy', 'stopped', 'unknown')),
    PRIMARY KEY (deployment_id, at)
);

-- Which node does what one is enough for.
CREATE TABLE modelwright.node_turns (
    work  text COLLATE "C" PRIMARY KEY,
    node  uuid NOT NULL,
    until timestamptz NOT NULL
);
