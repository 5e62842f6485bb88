-- What Central tells a site about healing: switches of operators, and the documents it signed, kept as long as evidence.

-- A row says that something is off. For one appliance it adds to what is off for the site.
CREATE TABLE healing_switch (
  site_id      text NOT NULL REFERENCES site,
  appliance_id text,
  kind         text NOT NULL CHECK (kind IN ('rule', 'runbook', 'check')),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  switched_at  timestamptz NOT NULL,
  switched_by  text NOT NULL,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id),
  UNIQUE NULLS NOT DISTINCT (site_id, appliance_id, kind, name)
);

-- All documents of a site with one serial are one release; appliance_id is null in the one for all that have none of
-- their own. Serials are the site's, so that none goes back when an appliance gets or loses its own document.
CREATE TABLE rule_document (
  document_sha256 text PRIMARY KEY CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  site_id         text NOT NULL REFERENCES site,
  appliance_id    text,
  serial          bigint NOT NULL CHECK (serial > 0),
  base_sha256     text NOT NULL CHECK (base_sha256 ~ '^[0-9a-f]{64}$'),
  signed_payload  text NOT NULL,
  signature       text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$'),
  key_id          text NOT NULL REFERENCES server_key,
  issued_at       timestamptz NOT NULL,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id),
  UNIQUE NULLS NOT DISTINCT (site_id, serial, appliance_id)
);

-- What appliances say they did. Telemetry, bound to the one who says it; evidence alone proves.
CREATE TABLE healing_execution (
  execution_id uuid NOT NULL,
  site_id      text NOT NULL,
  appliance_id text NOT NULL,
  incident_id  uuid REFERENCES incident,
  runbook_id   text CHECK (length(runbook_id) BETWEEN 3 AND 64),
  rule_id      text CHECK (length(rule_id) BETWEEN 1 AND 100),
  host_id      text NOT NULL CHECK (length(host_id) BETWEEN 1 AND 255),
  check_type   text NOT NULL CHECK (length(check_type) BETWEEN 1 AND 100),
  tier         text NOT NULL CHECK (tier IN ('L1', 'L2', 'L3')),
  outcome      text NOT NULL CHECK (outcome IN
    ('healed', 'reverted', 'failed', 'escalated', 'deferred', 'dry_run', 'refused', 'suppressed', 'monitored')),
  started_at   timestamptz NOT NULL,
  duration_ms  bigint NOT NULL CHECK (duration_ms >= 0),
  error        text,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (appliance_id, execution_id),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
CREATE INDEX healing_execution_recent ON healing_execution (received_at, runbook_id);
CREATE INDEX healing_execution_incident ON healing_execution (incident_id);

DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['healing_switch', 'rule_document', 'healing_execution'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format($policy$CREATE POLICY tenant ON %I TO osiris_receiver, osiris_central
      USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))))$policy$, tenant_table);
    EXECUTE format($policy$CREATE POLICY platform ON %I TO osiris_central
      USING (current_setting('osiris.scope', true) = 'platform')$policy$, tenant_table);
  END LOOP;
END $$;

GRANT SELECT, INSERT, DELETE ON healing_switch TO osiris_central;
GRANT SELECT, INSERT ON rule_document TO osiris_central;
GRANT SELECT ON rule_document TO osiris_receiver;
GRANT SELECT, INSERT ON healing_execution TO osiris_receiver;
GRANT SELECT ON healing_execution TO osiris_central;
