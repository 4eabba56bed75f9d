-- The outbox as a stream that readers follow. A committed change gets its place under the lock of the one row of
-- record_stream, so that a reader who has seen a place never finds another before it.
ALTER TABLE modelwright_data.outbox ADD COLUMN place bigint;

CREATE UNIQUE INDEX outbox_place ON modelwright_data.outbox (place) WHERE place IS NOT NULL;
CREATE INDEX outbox_app_place ON modelwright_data.outbox (app_id, place) WHERE place IS NOT NULL AND record_id IS NOT NULL;

CREATE TABLE modelwright_data.record_stream (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_place      bigint NOT NULL,
    forgotten_place bigint NOT NULL
);

INSERT INTO modelwright_data.record_stream (last_place, forgotten_place) VALUES (0, 0);
