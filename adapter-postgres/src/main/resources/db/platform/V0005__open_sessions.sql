-- What people recognise a session by, when it was last heard of, and when it ends if it is not heard of again.
ALTER TABLE modelwright.sessions
    ADD COLUMN agent        text NOT NULL DEFAULT '',
    ADD COLUMN address      text NOT NULL DEFAULT '',
    ADD COLUMN refreshed_at timestamptz,
    ADD COLUMN idle_until   timestamptz;

UPDATE modelwright.sessions SET refreshed_at = created_at, idle_until = expires_at;

ALTER TABLE modelwright.sessions
    ALTER COLUMN refreshed_at SET NOT NULL,
    ALTER COLUMN idle_until SET NOT NULL,
    ADD CONSTRAINT sessions_idle_until_check CHECK (idle_until <= expires_at);
