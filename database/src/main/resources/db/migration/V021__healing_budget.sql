-- The blast-radius budget: what appliances were promised, the allowances that say so, and what Central stopped.

-- Told by a signed bundle; then it counts, whatever was said before.
ALTER TABLE healing_execution
  ADD COLUMN reason_code text CHECK (length(reason_code) <= 50),
  ADD COLUMN bundle_id uuid REFERENCES evidence_bundle;
GRANT UPDATE (runbook_id, rule_id, tier, outcome, reason_code, bundle_id) ON healing_execution TO osiris_receiver;

-- How many hosts an appliance may act on with a runbook within one hour of the clock. answered_at is when the last
-- request that it answers came in, by the same clock as the requests' own time; null when nobody asked.
CREATE TABLE healing_grant (
  appliance_id text NOT NULL,
  site_id      text NOT NULL,
  runbook_id   text NOT NULL,
  slot         timestamptz NOT NULL,
  hosts        integer NOT NULL CHECK (hosts > 0),
  answered_at  timestamptz,
  PRIMARY KEY (appliance_id, runbook_id, slot),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
CREATE INDEX healing_grant_slot ON healing_grant (slot);

-- The last allowance of each appliance, handed out with every check-in. stop_state says which stops it knows of.
CREATE TABLE healing_allowance (
  appliance_id   text PRIMARY KEY,
  site_id        text NOT NULL,
  slot           timestamptz NOT NULL,
  stop_state     text NOT NULL,
  signed_payload text NOT NULL,
  signature      text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$'),
  key_id         text NOT NULL REFERENCES server_key,
  signed_at      timestamptz NOT NULL,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
) WITH (fillfactor = 50);

-- A runbook that runs by itself nowhere, or not at one site, until a person resets it.
CREATE TABLE healing_stop (
  stop_id    uuid PRIMARY KEY,
  runbook_id text NOT NULL CHECK (length(runbook_id) BETWEEN 3 AND 64),
  site_id    text REFERENCES site,
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  stopped_at timestamptz NOT NULL,
  ended_at   timestamptz,
  ended_by   text,
  end_reason text CHECK (length(end_reason) BETWEEN 1 AND 500),
  CHECK (num_nonnulls(ended_at, ended_by, end_reason) IN (0, 3))
);
CREATE UNIQUE INDEX healing_stop_open ON healing_stop (runbook_id, site_id) NULLS NOT DISTINCT WHERE ended_at IS NULL;

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['healing_grant', 'healing_allowance', 'healing_stop'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format($policy$CREATE POLICY tenant ON %I TO osiris_receiver, osiris_central
      USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))))$policy$, tenant_table);
    EXECUTE format($policy$CREATE POLICY platform ON %I TO osiris_central
      USING (current_setting('osiris.scope', true) = 'platform')$policy$, tenant_table);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON healing_grant TO osiris_central;
GRANT SELECT, INSERT, UPDATE ON healing_allowance, healing_stop TO osiris_central;
GRANT SELECT ON healing_allowance TO osiris_receiver;
