-- Makes the audit log show what was done to it: lines are linked by hash in the background, and the head is signed with
-- a key that is not in the database.

CREATE TABLE audit_link (
  link      bigint PRIMARY KEY CHECK (link >= 1),
  audit_id  bigint NOT NULL UNIQUE REFERENCES audit_log,
  link_hash text NOT NULL CHECK (link_hash ~ '^[0-9a-f]{64}$')
);
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_checkpoint (
  link           bigint PRIMARY KEY REFERENCES audit_link,
  signed_payload text NOT NULL,
  signature      text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$'),
  key_id         text NOT NULL REFERENCES server_key
);
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON audit_link, audit_checkpoint TO osiris_central;
