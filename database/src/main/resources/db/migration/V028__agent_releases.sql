-- Signed archives of the agent, which orders `update_agent` name by their hash. In parts, so that none is held in memory.

CREATE TABLE agent_release (
  sha256      text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  version     text NOT NULL UNIQUE CHECK (length(version) <= 40),
  size        bigint NOT NULL CHECK (size > 0),
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL
);

CREATE TABLE agent_release_part (
  sha256  text NOT NULL REFERENCES agent_release,
  number  integer NOT NULL CHECK (number >= 0),
  content bytea NOT NULL,
  PRIMARY KEY (sha256, number)
);
-- The archive is compressed already.
ALTER TABLE agent_release_part ALTER COLUMN content SET STORAGE EXTERNAL;

CALL protect_table('agent_release', 'false');
CALL protect_table('agent_release_part', 'false');
DROP POLICY partner ON agent_release;
DROP POLICY partner ON agent_release_part;
-- Whether the machine has an order for it, the receiver asks; the archive itself is no secret.
CREATE POLICY machines ON agent_release FOR SELECT TO osiris_receiver USING (true);
CREATE POLICY machines ON agent_release_part FOR SELECT TO osiris_receiver USING (true);

GRANT SELECT, INSERT ON agent_release, agent_release_part TO osiris_central;
GRANT SELECT ON agent_release, agent_release_part TO osiris_receiver;
