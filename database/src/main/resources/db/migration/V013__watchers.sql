-- Watchers: programs on managed hosts that report incidents of their site, and of nothing else.

CREATE TABLE watcher (
  watcher_id     uuid PRIMARY KEY,
  site_id        text NOT NULL REFERENCES site,
  host_id        text NOT NULL CHECK (length(host_id) BETWEEN 1 AND 255),
  api_key_sha256 text NOT NULL UNIQUE CHECK (api_key_sha256 ~ '^[0-9a-f]{64}$'),
  public_key     text NOT NULL UNIQUE CHECK (public_key ~ '^[0-9a-f]{64}$'),
  registered_at  timestamptz NOT NULL,
  registered_by  text NOT NULL,
  revoked_at     timestamptz,
  last_report_at timestamptz,
  UNIQUE (watcher_id, site_id)
);
CREATE INDEX watcher_site ON watcher (site_id, host_id, watcher_id);

ALTER TABLE watcher ENABLE ROW LEVEL SECURITY;
ALTER TABLE watcher FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON watcher TO osiris_receiver, osiris_central
  USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))));
CREATE POLICY platform ON watcher TO osiris_central USING (current_setting('osiris.scope', true) = 'platform');
CREATE POLICY lookup ON watcher FOR SELECT TO osiris_lookup USING (true);

GRANT SELECT, INSERT, UPDATE (revoked_at) ON watcher TO osiris_central;
GRANT SELECT, UPDATE (last_report_at) ON watcher TO osiris_receiver;
GRANT SELECT ON watcher TO osiris_lookup;

-- An incident has one reporter: an appliance or a watcher.
ALTER TABLE incident ALTER COLUMN appliance_id DROP NOT NULL;
ALTER TABLE incident ADD COLUMN watcher_id uuid;
ALTER TABLE incident ADD FOREIGN KEY (watcher_id, site_id) REFERENCES watcher (watcher_id, site_id);
ALTER TABLE incident ADD CONSTRAINT incident_has_one_reporter CHECK (num_nonnulls(appliance_id, watcher_id) = 1);

-- Look-ups before the tenant is known.

CREATE FUNCTION watcher_by_key(key_sha256 text) RETURNS TABLE (watcher_id uuid, site_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT w.watcher_id, w.site_id FROM watcher w WHERE w.api_key_sha256 = key_sha256 AND w.revoked_at IS NULL
$$;

-- Sites whose event streams the receiver reads: those that have, or had, a watcher. A stream of a site whose last
-- watcher was revoked is read on, so that what is in it is refused in the open and not left lying.
CREATE FUNCTION watched_sites() RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT DISTINCT w.site_id FROM watcher w ORDER BY 1
$$;

REVOKE ALL ON FUNCTION watcher_by_key(text), watched_sites() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION watcher_by_key(text), watched_sites() TO osiris_receiver;
ALTER FUNCTION watcher_by_key(text) OWNER TO osiris_lookup;
ALTER FUNCTION watched_sites() OWNER TO osiris_lookup;
