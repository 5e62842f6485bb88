-- The evidence ledger. Bundles are kept as the exact bytes that were signed and are never changed or removed.

-- Head of one chain, moved by compare-and-set (WHERE sequence = and head_hash = what the bundle builds on).
CREATE TABLE evidence_chain (
  appliance_id text NOT NULL,
  chain        integer NOT NULL CHECK (chain >= 1),
  site_id      text NOT NULL,
  sequence     bigint NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  head_hash    text NOT NULL DEFAULT repeat('0', 64) CHECK (head_hash ~ '^[0-9a-f]{64}$'),
  opened_at    timestamptz NOT NULL DEFAULT now(),
  closed_at    timestamptz,
  PRIMARY KEY (appliance_id, chain),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX evidence_chain_open ON evidence_chain (appliance_id) WHERE closed_at IS NULL;

CREATE TABLE evidence_bundle (
  bundle_id      uuid PRIMARY KEY,
  site_id        text NOT NULL,
  appliance_id   text NOT NULL,
  chain          integer NOT NULL,
  sequence       bigint NOT NULL CHECK (sequence >= 1),
  prev_hash      text NOT NULL CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
  link_hash      text NOT NULL CHECK (link_hash ~ '^[0-9a-f]{64}$'),
  payload_sha256 text NOT NULL CHECK (payload_sha256 ~ '^[0-9a-f]{64}$'),
  signed_payload text NOT NULL,
  signature      text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$'),
  key_id         text NOT NULL,
  kind           text NOT NULL,
  check_type     text NOT NULL,
  host_id        text NOT NULL,
  verdict        text CHECK (verdict IN ('pass', 'fail', 'unknown')),
  outcome        text NOT NULL,
  timestamp_end  timestamptz NOT NULL,
  received_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (appliance_id, chain, sequence),
  FOREIGN KEY (appliance_id, chain) REFERENCES evidence_chain (appliance_id, chain),
  FOREIGN KEY (appliance_id, key_id) REFERENCES appliance_key (appliance_id, key_id)
);
CREATE INDEX evidence_bundle_site ON evidence_bundle (site_id, received_at DESC, bundle_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER evidence_bundle_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_bundle
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The latest word on each check of each host, so that no page reads the whole ledger.
CREATE TABLE check_state (
  site_id      text NOT NULL REFERENCES site,
  host_id      text NOT NULL,
  check_type   text NOT NULL,
  appliance_id text NOT NULL,
  verdict      text NOT NULL CHECK (verdict IN ('pass', 'fail', 'unknown')),
  reason       text,
  bundle_id    uuid NOT NULL REFERENCES evidence_bundle,
  chain        integer NOT NULL,
  sequence     bigint NOT NULL,
  observed_at  timestamptz NOT NULL,
  PRIMARY KEY (site_id, host_id, check_type)
) WITH (fillfactor = 70);
