-- What happened, written in the transaction of the change and never touched again. Nothing refers to other tables: entries
-- outlive what they tell of. How long they are kept is not decided yet: until then none is taken away.
CREATE TABLE modelwright.audit_entries (
    id            uuid PRIMARY KEY,
    at            timestamptz NOT NULL,
    action        text COLLATE "C" NOT NULL,
    account_id    uuid,
    means         text COLLATE "C" NOT NULL,
    credential_id uuid,
    workspace_id  uuid,
    app_id        uuid,
    object_kind   text COLLATE "C" NOT NULL,
    object_id     text COLLATE "C" NOT NULL,
    before_value  json,
    after_value   json,
    address       text COLLATE "C" NOT NULL,
    request_id    text COLLATE "C" NOT NULL,
    -- 50 list items of 300 characters of 4 bytes each are the most that the core lets through
    CHECK (octet_length(before_value::text) <= 131072 AND octet_length(after_value::text) <= 131072)
);

CREATE INDEX audit_entries_workspace ON modelwright.audit_entries (workspace_id, id DESC) WHERE workspace_id IS NOT NULL;
CREATE INDEX audit_entries_installation ON modelwright.audit_entries (id DESC) WHERE workspace_id IS NULL;
CREATE INDEX audit_entries_account ON modelwright.audit_entries (account_id, id DESC);
CREATE INDEX audit_entries_object ON modelwright.audit_entries (object_id, id DESC);

CREATE FUNCTION modelwright.refuse_change_of_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are not changed or taken away';
END $$;

CREATE TRIGGER audit_entries_stay
    BEFORE UPDATE OR DELETE OR TRUNCATE ON modelwright.audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION modelwright.refuse_change_of_audit_entries();
