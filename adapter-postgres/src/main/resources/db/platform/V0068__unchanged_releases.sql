-- A release of what serves already ends without having done anything.
ALTER TABLE modelwright.releases DROP CONSTRAINT releases_state_check;
ALTER TABLE modelwright.releases
    ADD CONSTRAINT releases_state_check CHECK (state IN ('pending', 'serving', 'former', 'failed', 'unchanged'));
