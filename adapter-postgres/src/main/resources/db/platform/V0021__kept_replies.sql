-- Answers of requests with an idempotency key, each written in the transaction of its effect. The key is a hash; the reply is
-- encrypted, since it may show what is shown once; an empty one was too large to be kept.
CREATE TABLE modelwright.kept_replies (
    key        text COLLATE "C" PRIMARY KEY,
    body_hash  text COLLATE "C" NOT NULL,
    sealed     bytea NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX kept_replies_expires ON modelwright.kept_replies (expires_at);
