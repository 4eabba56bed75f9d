-- Changes of accounts, sessions and roles that the data databases may not know of yet: written with the change, taken away once
-- the caller's epoch has grown there, so that no crash between the two leaves an ended session in force.
CREATE TABLE modelwright.account_changes (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL
);

CREATE INDEX account_changes_account ON modelwright.account_changes (account_id, number);
