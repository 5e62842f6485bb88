-- What people are asked to see to, and how they are told.

CREATE TABLE ticket (
  ticket_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id      uuid NOT NULL REFERENCES incident,
  site_id          text NOT NULL REFERENCES site,
  severity         text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  reason_code      text NOT NULL CHECK (length(reason_code) BETWEEN 1 AND 100),
  reason           text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  status           text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'acknowledged', 'resolved')),
  assignee         text CHECK (length(assignee) BETWEEN 1 AND 255),
  opened_at        timestamptz NOT NULL,
  respond_by       timestamptz NOT NULL,
  resolve_by       timestamptz NOT NULL,
  acknowledged_at  timestamptz,
  acknowledged_by  text,
  resolved_at      timestamptz,
  resolved_by      text,
  resolution       text CHECK (length(resolution) BETWEEN 1 AND 500),
  -- When Central noticed that the clock had run out, and told people.
  respond_breached timestamptz,
  resolve_breached timestamptz,
  CHECK ((status = 'resolved') = (resolved_at IS NOT NULL))
);
-- One question to people at a time.
CREATE UNIQUE INDEX ticket_of_incident ON ticket (incident_id) WHERE status <> 'resolved';
CREATE INDEX ticket_site ON ticket (site_id, ticket_id DESC);
CREATE INDEX ticket_unresolved ON ticket (resolve_by) WHERE status <> 'resolved';
CALL tenant_table('ticket');
GRANT SELECT, INSERT, UPDATE ON ticket TO osiris_central;

-- One message to one channel. A row is made in the transaction of what it tells of, once for each event and channel.
CREATE TABLE delivery (
  delivery_id  uuid PRIMARY KEY,
  site_id      text NOT NULL REFERENCES site,
  channel      text NOT NULL CHECK (length(channel) BETWEEN 1 AND 100),
  event        text NOT NULL CHECK (length(event) BETWEEN 1 AND 200),
  message      jsonb NOT NULL,
  status       text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sending', 'delivered', 'unsure', 'dead')),
  attempts     integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt timestamptz,
  last_error   text CHECK (length(last_error) <= 500),
  created_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  UNIQUE (event, channel)
);
CREATE INDEX delivery_due ON delivery (next_attempt) WHERE status IN ('waiting', 'sending');
CREATE INDEX delivery_page ON delivery (created_at DESC, delivery_id);
CALL tenant_table('delivery');
GRANT SELECT, INSERT, UPDATE ON delivery TO osiris_central;
