-- Where policies come from: the Git repositories of partners and Central's own, and the rules of Central's builds.

-- One row for each configured repository, and how the last look at it went.
CREATE TABLE policy_source (
  source        text PRIMARY KEY CHECK (source ~ '^(central|partner:[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?)$'),
  remote        text NOT NULL CHECK (length(remote) BETWEEN 1 AND 500),
  branch        text NOT NULL CHECK (length(branch) BETWEEN 1 AND 200),
  folder        text NOT NULL CHECK (length(folder) <= 200),
  looked_at     timestamptz NOT NULL,
  seen_revision text CHECK (seen_revision ~ '^[0-9a-f]{40,64}$'),
  errors        jsonb NOT NULL
);

-- Revisions that were checked and hold, the newest of a source until another comes. Kept as long as evidence.
CREATE TABLE policy_revision (
  revision_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source          text NOT NULL REFERENCES policy_source,
  revision        text NOT NULL CHECK (revision ~ '^[0-9a-f]{40,64}$'),
  content         text NOT NULL,
  accepted_at     timestamptz NOT NULL
);
CREATE INDEX policy_revision_source ON policy_revision (source, revision_number DESC);

-- The rules of every build that ever ran here. The row made last is the newest build's: all Centrals sign those rules,
-- so that an older one that still runs does not sign its own again in turn.
CREATE TABLE rule_base (
  base_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  base_sha256 text NOT NULL CHECK (base_sha256 ~ '^[0-9a-f]{64}$'),
  content     text NOT NULL,
  build_id    text NOT NULL CHECK (length(build_id) BETWEEN 1 AND 200),
  first_seen  timestamptz NOT NULL,
  UNIQUE (build_id, base_sha256)
);

ALTER TABLE rule_document ADD COLUMN policy_revision bigint REFERENCES policy_revision;

GRANT SELECT, INSERT, UPDATE ON policy_source TO osiris_central;
GRANT SELECT, INSERT ON policy_revision, rule_base TO osiris_central;
