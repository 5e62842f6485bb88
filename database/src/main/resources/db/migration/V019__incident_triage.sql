-- What becomes of the incidents that watchers report: Central decides, an appliance acts, and evidence, the watcher or a
-- person ends it.
ALTER TABLE incident DROP CONSTRAINT incident_status_check;
ALTER TABLE incident ADD CONSTRAINT incident_status_check CHECK (status IN ('open', 'escalated', 'resolved'));

-- The order that is under way for it, and when Central looks at it next; null when there is nothing to wait for.
ALTER TABLE incident ADD COLUMN order_id text REFERENCES appliance_order;
ALTER TABLE incident ADD COLUMN look_at timestamptz;
CREATE INDEX incident_to_look_at ON incident (look_at) WHERE look_at IS NOT NULL;

CREATE TABLE incident_step (
  step_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id uuid NOT NULL REFERENCES incident,
  site_id     text NOT NULL REFERENCES site,
  at          timestamptz NOT NULL,
  step        text NOT NULL CHECK (step IN ('decided', 'ordered', 'ended', 'escalated', 'recovered', 'resolved')),
  reason_code text CHECK (length(reason_code) BETWEEN 1 AND 100),
  reason      text CHECK (length(reason) BETWEEN 1 AND 2000),
  rule_id     text CHECK (length(rule_id) BETWEEN 1 AND 100),
  runbook_id  text CHECK (length(runbook_id) BETWEEN 3 AND 64),
  order_id    text REFERENCES appliance_order,
  bundle_id   uuid REFERENCES evidence_bundle,
  said_by     text NOT NULL CHECK (length(said_by) BETWEEN 1 AND 255)
);
CREATE INDEX incident_step_of ON incident_step (incident_id, step_id);

ALTER TABLE incident_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_step FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON incident_step TO osiris_receiver, osiris_central
  USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))));
CREATE POLICY platform ON incident_step TO osiris_central USING (current_setting('osiris.scope', true) = 'platform');

-- Steps are never changed or taken away.
GRANT SELECT, INSERT ON incident_step TO osiris_central;
GRANT SELECT, INSERT ON incident_step TO osiris_receiver;
GRANT UPDATE (status, resolved_at, order_id, look_at) ON incident TO osiris_central;
GRANT UPDATE (look_at) ON incident TO osiris_receiver;
