-- What Central wants done on site (signed orders) and what the site tells Central (incidents, through the outbox).

CREATE TABLE appliance_order (
  order_id          text PRIMARY KEY,
  site_id           text NOT NULL,
  appliance_id      text NOT NULL,
  order_type        text NOT NULL,
  parameters        jsonb NOT NULL DEFAULT '{}',
  priority          integer NOT NULL DEFAULT 0,
  status            text NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'acknowledged', 'completed', 'failed', 'refused', 'expired')),
  nonce             text NOT NULL UNIQUE CHECK (nonce ~ '^[0-9a-f]{32}$'),
  signed_payload    text NOT NULL,
  signature         text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$'),
  key_id            text NOT NULL REFERENCES server_key,
  created_at        timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  execute_before    timestamptz NOT NULL,
  created_by        text NOT NULL,
  delivered_at      timestamptz,
  acknowledged_at   timestamptz,
  completed_at      timestamptz,
  result            jsonb,
  error_code        text,
  error_message     text,
  execution_time_ms bigint CHECK (execution_time_ms >= 0),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id),
  CHECK ((status IN ('completed', 'failed', 'refused')) = (completed_at IS NOT NULL))
);
CREATE INDEX appliance_order_waiting ON appliance_order (appliance_id, priority DESC, created_at)
  WHERE status IN ('pending', 'acknowledged');
CREATE INDEX appliance_order_site ON appliance_order (site_id, created_at DESC, order_id);

-- A hint for receivers with a parked long poll; the table is the truth.
CREATE FUNCTION notify_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('osiris_order', NEW.appliance_id);
  RETURN NULL;
END $$;
CREATE TRIGGER appliance_order_notify AFTER INSERT ON appliance_order
  FOR EACH ROW EXECUTE FUNCTION notify_order();

CREATE TABLE incident (
  incident_id    uuid PRIMARY KEY,
  site_id        text NOT NULL,
  appliance_id   text NOT NULL,
  host_id        text NOT NULL CHECK (length(host_id) BETWEEN 1 AND 255),
  incident_type  text NOT NULL CHECK (length(incident_type) BETWEEN 1 AND 100),
  check_type     text CHECK (length(check_type) BETWEEN 1 AND 100),
  severity       text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  details        jsonb NOT NULL DEFAULT '{}',
  pre_state      jsonb NOT NULL DEFAULT '{}',
  hipaa_controls text[] NOT NULL DEFAULT '{}',
  status         text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'resolved')),
  received_at    timestamptz NOT NULL DEFAULT now(),
  resolved_at    timestamptz,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
CREATE INDEX incident_site ON incident (site_id, received_at DESC, incident_id);

-- Work for Central: taken with FOR UPDATE SKIP LOCKED, done means deleted.
CREATE TABLE outbox (
  outbox_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text NOT NULL,
  site_id    text NOT NULL REFERENCES site,
  payload    jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
