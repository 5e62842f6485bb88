-- Accounts may be bound to a partner: their transactions say whose (`osiris.partner`) and see that partner's sites and
-- nothing else. Later migrations put a new table under the same policies with `tenant_table` or `account_table`.

ALTER TABLE admin_user ADD COLUMN partner_id uuid REFERENCES partner;
-- Administrators run the platform; the last one of them cannot be a partner's.
ALTER TABLE admin_user ADD CONSTRAINT admin_user_partner_is_no_admin CHECK (partner_id IS NULL OR role <> 'admin');
CREATE INDEX admin_user_partner ON admin_user (partner_id) WHERE partner_id IS NOT NULL;
ALTER TABLE user_invite ADD COLUMN partner_id uuid REFERENCES partner;
ALTER TABLE user_invite ADD CONSTRAINT user_invite_partner_is_no_admin CHECK (partner_id IS NULL OR role <> 'admin');

-- Who Central acts for in this transaction; null when nobody said.
CREATE FUNCTION bound_partner() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('osiris.partner', true), '')::uuid
$$;

CREATE PROCEDURE protect_table(name text, belongs text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('DROP POLICY IF EXISTS platform ON %I', name);
  EXECUTE format($policy$CREATE POLICY platform ON %I TO osiris_central
    USING (current_setting('osiris.scope', true) = 'platform')$policy$, name);
  EXECUTE format('CREATE POLICY partner ON %I TO osiris_central USING (%s)', name, belongs);
END $$;

-- A table whose rows belong to the site that they name.
CREATE PROCEDURE tenant_table(name text) LANGUAGE plpgsql AS $$
BEGIN
  CALL protect_table(name, 'site_id IN (SELECT s.site_id FROM site s WHERE s.partner_id = (SELECT bound_partner()))');
  EXECUTE format('DROP POLICY IF EXISTS tenant ON %I', name);
  EXECUTE format($policy$CREATE POLICY tenant ON %I TO osiris_receiver, osiris_central
    USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))))$policy$, name);
END $$;

-- A table whose rows belong to the account that they name.
CREATE PROCEDURE account_table(name text) LANGUAGE plpgsql AS $$
BEGIN
  CALL protect_table(name,
    'user_id IN (SELECT u.user_id FROM admin_user u WHERE u.partner_id = (SELECT bound_partner()))');
END $$;

DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_policies
      WHERE schemaname = 'public' AND policyname = 'tenant' AND tablename <> 'site' ORDER BY 1 LOOP
    CALL tenant_table(name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['site', 'admin_user', 'user_invite', 'provision_code'] LOOP
    CALL protect_table(name, 'partner_id = (SELECT bound_partner())');
  END LOOP;
  FOREACH name IN ARRAY ARRAY['admin_session', 'api_token', 'idempotent_answer', 'totp', 'recovery_code',
      'password_reset'] LOOP
    CALL account_table(name);
  END LOOP;
END $$;
CALL protect_table('fleet_order', 'false');
DROP POLICY partner ON fleet_order;

-- A partner sees itself and does not change itself.
CALL protect_table('partner', 'false');
DROP POLICY partner ON partner;
CREATE POLICY partner ON partner FOR SELECT TO osiris_central USING (partner_id = (SELECT bound_partner()));
CREATE POLICY lookup ON partner FOR SELECT TO osiris_lookup USING (true);

-- Everybody writes the audit log; a partner reads what was done at its sites.
CALL protect_table('audit_log', 'false');
DROP POLICY partner ON audit_log;
CREATE POLICY partner ON audit_log FOR SELECT TO osiris_central
  USING (site_id IN (SELECT s.site_id FROM site s WHERE s.partner_id = (SELECT bound_partner())));
CREATE POLICY append ON audit_log FOR INSERT TO osiris_receiver, osiris_central WITH CHECK (true);
