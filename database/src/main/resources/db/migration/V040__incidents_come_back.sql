-- An incident that comes back soon after it was over is the same incident, with a history. What counts as soon stands in
-- IncidentRegister; the columns here are what it decides by.

-- What the report is about beside host and type (a unit, a path, a probe), as a hash; empty when there is only one.
ALTER TABLE incident ADD COLUMN subject text CHECK (subject ~ '^[0-9a-f]{64}$');
-- By the clock of the appliance that saw it: when the look was that closed it. What was seen before that is over.
ALTER TABLE incident ADD COLUMN over_at timestamptz;
-- The last report, when there was more than one.
ALTER TABLE incident ADD COLUMN seen_at timestamptz;
ALTER TABLE incident ADD COLUMN reopened_at timestamptz;
ALTER TABLE incident ADD COLUMN reopenings integer NOT NULL DEFAULT 0 CHECK (reopenings >= 0);
-- How long it was closed before it came back, which is no time to repair.
ALTER TABLE incident ADD COLUMN closed_for interval NOT NULL DEFAULT '0';
ALTER TABLE incident ADD CHECK ((reopenings = 0) = (reopened_at IS NULL));

-- One row for each report, by the id that its reporter made: a repeated one is recognised, and a watcher ends its own.
CREATE TABLE incident_occurrence (
  occurrence_id uuid PRIMARY KEY,
  incident_id   uuid NOT NULL REFERENCES incident,
  site_id       text NOT NULL REFERENCES site,
  severity      text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  details       jsonb NOT NULL,
  pre_state     jsonb NOT NULL,
  observed_at   timestamptz,
  received_at   timestamptz NOT NULL,
  -- When its reporter said that it is over.
  over_at       timestamptz
);
CREATE INDEX incident_occurrence_of ON incident_occurrence (incident_id, received_at);
CALL tenant_table('incident_occurrence');
GRANT SELECT, INSERT ON incident_occurrence TO osiris_receiver, osiris_central;
GRANT UPDATE (over_at) ON incident_occurrence TO osiris_receiver;

GRANT UPDATE (order_id, severity, details, pre_state, observed_at, over_at, seen_at, reopened_at, reopenings, closed_for)
  ON incident TO osiris_receiver;
GRANT UPDATE (severity, details, pre_state, observed_at, over_at, seen_at, reopened_at, reopenings, closed_for)
  ON incident TO osiris_central;

-- `reopened`: it came back, and this is the repair that did not hold. `recurred`: as that, but as a new incident.
ALTER TABLE incident_step DROP CONSTRAINT incident_step_step_check;
ALTER TABLE incident_step ADD CONSTRAINT incident_step_step_check CHECK (step IN
  ('decided', 'ordered', 'ended', 'escalated', 'recovered', 'resolved', 'reopened', 'recurred'));
CREATE INDEX incident_step_not_held ON incident_step (order_id) WHERE step IN ('reopened', 'recurred');
CREATE INDEX incident_step_not_held_run ON incident_step (bundle_id) WHERE step IN ('reopened', 'recurred');

-- A success that did not hold is taken back.
GRANT UPDATE (is_healed) ON pattern_occurrence TO osiris_central;

-- What became of a ticket, which may end more than once.
CREATE TABLE ticket_step (
  step_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id bigint NOT NULL REFERENCES ticket,
  site_id   text NOT NULL REFERENCES site,
  at        timestamptz NOT NULL,
  step      text NOT NULL CHECK (step IN
    ('opened', 'acknowledged', 'assigned', 'resolved', 'reopened', 'raised', 'not_acknowledged', 'not_resolved')),
  detail    text CHECK (length(detail) BETWEEN 1 AND 2000),
  said_by   text NOT NULL CHECK (length(said_by) BETWEEN 1 AND 255)
);
CREATE INDEX ticket_step_of ON ticket_step (ticket_id, step_id);
CALL tenant_table('ticket_step');
GRANT SELECT, INSERT ON ticket_step TO osiris_central;
