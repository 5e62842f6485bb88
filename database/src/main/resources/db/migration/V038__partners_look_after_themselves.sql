-- Partners look after themselves: team, API keys, codes, brand, and what was done in their name.

-- An administrator of a partner looks after that partner; those of the platform have none. Who only pays sees no clinic.
ALTER TABLE admin_user
  DROP CONSTRAINT admin_user_partner_is_no_admin,
  DROP CONSTRAINT admin_user_role_check,
  ADD CONSTRAINT admin_user_role_check CHECK (role IN ('admin', 'operator', 'readonly')
    OR (role = 'billing' AND partner_id IS NOT NULL)),
  ADD COLUMN is_service boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT admin_user_service_is_of_a_partner
    CHECK (NOT is_service OR (partner_id IS NOT NULL AND role = 'operator'));
CREATE UNIQUE INDEX admin_user_service ON admin_user (partner_id) WHERE is_service;

ALTER TABLE user_invite
  DROP CONSTRAINT user_invite_partner_is_no_admin,
  DROP CONSTRAINT user_invite_role_check,
  ADD CONSTRAINT user_invite_role_check CHECK (role IN ('admin', 'operator', 'readonly')
    OR (role = 'billing' AND partner_id IS NOT NULL));
-- Whether another partner invited an address is nobody's business.
DROP INDEX user_invite_pending;
CREATE UNIQUE INDEX user_invite_pending
  ON user_invite (email, coalesce(partner_id, '00000000-0000-0000-0000-000000000000'))
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

ALTER TABLE partner ADD COLUMN accent_color text CHECK (accent_color ~ '^#[0-9A-Fa-f]{6}$');
CREATE POLICY own_brand ON partner FOR UPDATE TO osiris_central USING (partner_id = (SELECT bound_partner()));

-- Its brand is a partner's own business; its name in addresses and whether it may act is not.
CREATE FUNCTION refuse_change_by_partner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF bound_partner() IS NOT NULL
     AND (NEW.partner_id, NEW.slug, NEW.name, NEW.status) IS DISTINCT FROM (OLD.partner_id, OLD.slug, OLD.name, OLD.status)
  THEN
    RAISE EXCEPTION 'a partner changes its brand only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_changes_its_brand_only BEFORE UPDATE ON partner
  FOR EACH ROW EXECUTE FUNCTION refuse_change_by_partner();

CREATE TABLE partner_logo (
  partner_id uuid PRIMARY KEY REFERENCES partner,
  png        bytea NOT NULL CHECK (octet_length(png) BETWEEN 1 AND 262144),
  sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  updated_at timestamptz NOT NULL
);
CALL protect_table('partner_logo', 'partner_id = (SELECT bound_partner())');
GRANT SELECT, INSERT, UPDATE, DELETE ON partner_logo TO osiris_central;

ALTER TABLE provision_code
  ADD COLUMN created_by text,
  ADD COLUMN revoked_at timestamptz;

-- A partner reads what was done at its sites, by its people and with itself.
DROP POLICY partner ON audit_log;
CREATE POLICY partner ON audit_log FOR SELECT TO osiris_central
  USING (detail ->> 'partner_id' = (SELECT bound_partner())::text
    OR site_id IN (SELECT s.site_id FROM site s WHERE s.partner_id = (SELECT bound_partner())));
CREATE INDEX audit_log_partner ON audit_log ((detail ->> 'partner_id'), audit_id) WHERE detail ? 'partner_id';

-- What each of a partner's sites asks of people, as counts, the most urgent kind first; urgency is the place of the first
-- that is not 0. Runs with the rights of who asks.
CREATE FUNCTION site_needs(partner uuid, at timestamptz, silent_since timestamptz)
  RETURNS TABLE (site_id text, name text, needs bigint[], incidents bigint, tickets bigint, failing bigint,
    unknown bigint, urgency bigint)
  LANGUAGE sql STABLE AS $$
  SELECT c.site_id, c.name, c.needs, c.incidents, c.tickets, c.failing, c.unknown,
         coalesce((SELECT min(n.place) FROM unnest(c.needs) WITH ORDINALITY AS n (amount, place) WHERE n.amount > 0),
           cardinality(c.needs) + 1) - 1
    FROM (
      SELECT s.site_id, s.name, i.open AS incidents, t.open AS tickets, k.failing, k.unknown,
             ARRAY[t.overdue, i.critical, a.silent, t.open, h.stops, a.pending, k.failing] AS needs
        FROM site s,
             LATERAL (SELECT count(*) AS open,
                             count(*) FILTER (WHERE t.resolve_by < at OR (t.status = 'open' AND t.respond_by < at)) AS overdue
                        FROM ticket t WHERE t.site_id = s.site_id AND t.status <> 'resolved') t,
             LATERAL (SELECT count(*) AS open, count(*) FILTER (WHERE i.severity = 'critical') AS critical
                        FROM incident i WHERE i.site_id = s.site_id AND i.status = 'open') i,
             LATERAL (SELECT count(*) FILTER (WHERE c.last_checkin < silent_since) AS silent,
                             count(*) FILTER (WHERE c.last_checkin IS NULL) AS pending
                        FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
                       WHERE a.site_id = s.site_id) a,
             LATERAL (SELECT count(*) AS stops FROM healing_stop h WHERE h.site_id = s.site_id AND h.ended_at IS NULL) h,
             LATERAL (SELECT count(*) FILTER (WHERE k.verdict = 'fail') AS failing,
                             count(*) FILTER (WHERE k.verdict = 'unknown') AS unknown
                        FROM check_state k WHERE k.site_id = s.site_id) k
       WHERE s.partner_id = partner AND s.status = 'active') c
$$;
