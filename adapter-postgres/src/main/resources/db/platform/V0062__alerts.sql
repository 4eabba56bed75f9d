-- Warnings about deployments. One of a kind stands at a time.
CREATE TABLE modelwright.alerts (
    id            uuid PRIMARY KEY,
    deployment_id uuid NOT NULL REFERENCES modelwright.deployments (id) ON DELETE CASCADE,
    app_id        uuid NOT NULL,
    kind          text COLLATE "C" NOT NULL,
    value         double precision NOT NULL,
    raised_at     timestamptz NOT NULL,
    resolved_at   timestamptz
);

CREATE UNIQUE INDEX alerts_standing ON modelwright.alerts (deployment_id, kind) WHERE resolved_at IS NULL;
CREATE INDEX alerts_of_deployment ON modelwright.alerts (deployment_id, id);
CREATE INDEX alerts_of_app ON modelwright.alerts (app_id, id);

-- That they began or ended, for whoever tells others of it. Kept apart from them: an event outlives its deployment. Whoever adds one
-- has the table for itself until it commits, so that places become visible in their order.
CREATE TABLE modelwright.alert_events (
    place         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    raised        boolean NOT NULL,
    alert_id      uuid NOT NULL,
    deployment_id uuid NOT NULL,
    app_id        uuid NOT NULL,
    kind          text COLLATE "C" NOT NULL,
    value         double precision NOT NULL,
    raised_at     timestamptz NOT NULL,
    resolved_at   timestamptz,
    UNIQUE (alert_id, raised)
);
