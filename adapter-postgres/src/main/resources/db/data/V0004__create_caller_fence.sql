-- One row for each account for whom something has changed: a session that ended, a role in a workspace, the account itself.
-- Every record statement names the epoch that its node believes in, so that what was taken away is gone at the next request.
CREATE TABLE modelwright_data.caller_fence (
    account_id uuid   PRIMARY KEY,
    epoch      bigint NOT NULL
);
