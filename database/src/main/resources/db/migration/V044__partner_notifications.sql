-- How a partner is told what happens at its sites: channels, quiet hours, digests, what differs at a site, and what
-- waits to be told together.

CREATE TABLE notification_channel (
  channel_id   uuid PRIMARY KEY,
  partner_id   uuid NOT NULL REFERENCES partner,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  kind         text NOT NULL CHECK (kind IN ('email', 'webhook', 'syslog', 'psa')),
  is_on        boolean NOT NULL DEFAULT true,
  severity_min text NOT NULL DEFAULT 'low' CHECK (severity_min IN ('low', 'medium', 'high', 'critical')),
  events       text[] NOT NULL DEFAULT '{ticket,overdue,machine}'
    CHECK (cardinality(events) >= 1 AND events <@ ARRAY['ticket', 'overdue', 'machine']),
  digest       text NOT NULL DEFAULT 'none' CHECK (digest IN ('none', 'hourly', 'daily')),
  config       jsonb NOT NULL,
  -- Address and secret of a hook, as the vault sealed them: many addresses are secrets themselves.
  sealed       text,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL,
  CHECK ((kind IN ('webhook', 'psa')) = (sealed IS NOT NULL)),
  UNIQUE (partner_id, name)
);
CALL protect_table('notification_channel', 'partner_id = (SELECT bound_partner())');
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_channel TO osiris_central;

-- Times of day are those of the partner's time zone.
CREATE TABLE notification_setting (
  partner_id       uuid PRIMARY KEY REFERENCES partner,
  time_zone        text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60),
  quiet_from       text CHECK (quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  quiet_to         text CHECK (quiet_to ~ '^[0-2][0-9]:[0-5][0-9]$'),
  critical_at_once boolean NOT NULL,
  digest_at        text NOT NULL CHECK (digest_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from <> quiet_to)
);
CALL protect_table('notification_setting', 'partner_id = (SELECT bound_partner())');
GRANT SELECT, INSERT, UPDATE ON notification_setting TO osiris_central;

CREATE TABLE notification_site (
  site_id      text PRIMARY KEY REFERENCES site,
  is_muted     boolean NOT NULL,
  severity_min text CHECK (severity_min IN ('low', 'medium', 'high', 'critical')),
  -- The only ones that hear of the site; null is all.
  channel_ids  uuid[]
);
CALL tenant_table('notification_site');
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_site TO osiris_central;

-- A message need not be about one site, and it may be a partner's own.
ALTER TABLE delivery
  ALTER COLUMN site_id DROP NOT NULL,
  ADD COLUMN partner_id uuid REFERENCES partner,
  ADD COLUMN channel_id uuid REFERENCES notification_channel ON DELETE SET NULL,
  ADD CHECK (site_id IS NOT NULL OR partner_id IS NOT NULL);
CREATE INDEX delivery_partner ON delivery (partner_id, created_at DESC, delivery_id) WHERE partner_id IS NOT NULL;
CREATE INDEX delivery_channel ON delivery (channel_id) WHERE channel_id IS NOT NULL;
DROP POLICY partner ON delivery;
CREATE POLICY partner ON delivery TO osiris_central
  USING (partner_id = (SELECT bound_partner())
    OR site_id IN (SELECT s.site_id FROM site s WHERE s.partner_id = (SELECT bound_partner())));

-- What one channel hears of, once for each event. Those that are due at the same time become one delivery.
CREATE TABLE notice (
  notice_id   uuid PRIMARY KEY,
  site_id     text NOT NULL REFERENCES site,
  channel_id  uuid NOT NULL REFERENCES notification_channel ON DELETE CASCADE,
  event       text NOT NULL CHECK (length(event) BETWEEN 1 AND 200),
  severity    text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  message     jsonb NOT NULL,
  due         timestamptz NOT NULL,
  created_at  timestamptz NOT NULL,
  delivery_id uuid REFERENCES delivery,
  UNIQUE (event, channel_id)
);
CREATE INDEX notice_due ON notice (due) WHERE delivery_id IS NULL;
CREATE INDEX notice_told ON notice (channel_id, site_id);
CALL tenant_table('notice');
GRANT SELECT, INSERT, UPDATE ON notice TO osiris_central;

CREATE FUNCTION severity_rank(severity text) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT array_position(ARRAY['low', 'medium', 'high', 'critical'], severity)
$$;
