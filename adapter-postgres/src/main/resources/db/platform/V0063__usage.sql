-- How much apps were used, by days of UTC. A place is the app itself for its studio, else a deployment, which it outlives.
CREATE TABLE modelwright.usage_days (
    app_id       uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    day          date NOT NULL,
    place        uuid NOT NULL,
    environment  text COLLATE "C" NOT NULL,
    active_users bigint,
    requests     bigint,
    records      bigint,
    bytes        bigint,
    PRIMARY KEY (app_id, day, place)
) WITH (fillfactor = 70);

CREATE INDEX usage_days_age ON modelwright.usage_days (day);

-- Who was in the studio of an app on a day: counted once, however many nodes they came to.
CREATE TABLE modelwright.usage_people (
    app_id     uuid NOT NULL REFERENCES modelwright.apps (id) ON DELETE CASCADE,
    day        date NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (app_id, day, account_id)
);

CREATE INDEX usage_people_age ON modelwright.usage_people (day);
