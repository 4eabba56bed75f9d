-- What happened and has to be told to others. Order is promised per record only (by record_version); rows are claimed with
-- a lease and marked as delivered, never read by offset. Events of an app as a whole have no record.
CREATE TABLE modelwright_data.outbox (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    app_id          uuid        NOT NULL,
    kind            text        NOT NULL COLLATE "C",
    entity_id       uuid,
    record_id       uuid,
    record_version  bigint,
    actor           uuid        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    payload         jsonb       NOT NULL DEFAULT '{}',
    lease_owner     uuid,
    lease_until     timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    delivered_at    timestamptz
);

CREATE INDEX outbox_pending ON modelwright_data.outbox (id) WHERE delivered_at IS NULL;

CREATE INDEX outbox_delivered ON modelwright_data.outbox (delivered_at) WHERE delivered_at IS NOT NULL;

-- One row for each change of a record: what its fields held before, keyed by field id (reverse delta). The row of a creation
-- holds nothing, the row of a deletion everything. Secrets never enter. record_version is the version that the change made;
-- a deletion takes a number of its own, so that a restored record goes on from there.
CREATE TABLE modelwright_data.record_history (
    app_id          uuid        NOT NULL,
    record_id       uuid        NOT NULL,
    record_version  bigint      NOT NULL,
    occurred_at     timestamptz NOT NULL,
    entity_id       uuid        NOT NULL,
    actor           uuid        NOT NULL,
    action          text        NOT NULL COLLATE "C",
    delta           jsonb       NOT NULL,
    PRIMARY KEY (app_id, record_id, record_version, occurred_at)
) PARTITION BY RANGE (occurred_at);

-- Catches what has no month of its own, so that no write ever fails for want of a partition.
CREATE TABLE modelwright_data.record_history_default PARTITION OF modelwright_data.record_history DEFAULT;

-- Makes the partitions of the month of that time and of the months ahead of it; those that exist stay. A month that already
-- has rows in the default partition stays there.
CREATE FUNCTION modelwright_data.ensure_history_partitions(from_time timestamptz, months_ahead integer) RETURNS integer
    LANGUAGE plpgsql AS $$
DECLARE
    first_day timestamptz;
    next_day  timestamptz;
    name      text;
    made      integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('modelwright_data.record_history'));
    FOR month IN 0..months_ahead LOOP
        first_day := (date_trunc('month', from_time AT TIME ZONE 'UTC') + make_interval(months => month)) AT TIME ZONE 'UTC';
        next_day := (date_trunc('month', from_time AT TIME ZONE 'UTC') + make_interval(months => month + 1)) AT TIME ZONE 'UTC';
        name := 'record_history_' || to_char(first_day AT TIME ZONE 'UTC', 'YYYY_MM');
        CONTINUE WHEN to_regclass('modelwright_data.' || name) IS NOT NULL;
        CONTINUE WHEN EXISTS (
            SELECT FROM modelwright_data.record_history_default WHERE occurred_at >= first_day AND occurred_at < next_day);
        EXECUTE format(
            'CREATE TABLE modelwright_data.%I PARTITION OF modelwright_data.record_history FOR VALUES FROM (%L) TO (%L)',
            name, first_day, next_day);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

SELECT modelwright_data.ensure_history_partitions(now(), 2);
