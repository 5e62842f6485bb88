-- Orders to the whole fleet, handed out in stages, and how each appliance's stands.

CREATE TABLE fleet_order (
  fleet_order_id     uuid PRIMARY KEY,
  order_type         text NOT NULL CHECK (length(order_type) <= 50),
  parameters         jsonb NOT NULL,
  rollback           jsonb,
  rollback_of        uuid REFERENCES fleet_order,
  skip_version       text CHECK (length(skip_version) BETWEEN 1 AND 100),
  stages             integer[] NOT NULL CHECK (cardinality(stages) >= 1),
  failure_percent    integer NOT NULL CHECK (failure_percent BETWEEN 1 AND 100),
  soak_minutes       integer NOT NULL CHECK (soak_minutes >= 0),
  maintenance_window text,
  status             text NOT NULL DEFAULT 'active'
    CHECK (status IN ('active', 'paused', 'stopped', 'cancelled', 'completed')),
  status_reason      text CHECK (length(status_reason) <= 500),
  stage              integer NOT NULL DEFAULT 0 CHECK (stage >= 0 AND stage < cardinality(stages)),
  soaking_since      timestamptz,
  accepted_failures  integer NOT NULL DEFAULT 0 CHECK (accepted_failures >= 0),
  created_by         text NOT NULL,
  created_at         timestamptz NOT NULL,
  expires_at         timestamptz NOT NULL,
  ended_at           timestamptz,
  CHECK ((status IN ('cancelled', 'completed')) = (ended_at IS NOT NULL))
);
-- One at a time: what replaces another says so by cancelling it.
CREATE UNIQUE INDEX fleet_order_open ON fleet_order (order_type)
  WHERE status IN ('active', 'paused', 'stopped') AND rollback_of IS NULL;
CREATE INDEX fleet_order_newest ON fleet_order (created_at DESC, fleet_order_id);

CREATE TABLE fleet_target (
  fleet_order_id uuid NOT NULL REFERENCES fleet_order,
  appliance_id   text NOT NULL,
  site_id        text NOT NULL,
  stage          integer NOT NULL,
  state          text NOT NULL CHECK (state IN ('ordered', 'completed', 'failed', 'skipped')),
  order_id       text REFERENCES appliance_order,
  reason         text CHECK (length(reason) <= 1000),
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (fleet_order_id, appliance_id),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id),
  CHECK ((state = 'skipped') = (order_id IS NULL))
);

ALTER TABLE fleet_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE fleet_order FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON fleet_order TO osiris_central USING (current_setting('osiris.scope', true) = 'platform');
ALTER TABLE fleet_target ENABLE ROW LEVEL SECURITY;
ALTER TABLE fleet_target FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON fleet_target TO osiris_central
  USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))));
CREATE POLICY platform ON fleet_target TO osiris_central USING (current_setting('osiris.scope', true) = 'platform');

GRANT SELECT, INSERT, UPDATE ON fleet_order TO osiris_central;
GRANT SELECT, INSERT, UPDATE, DELETE ON fleet_target TO osiris_central;
