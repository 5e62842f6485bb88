-- Clients: the clinics themselves. An organisation of a partner, with sites of that partner and people who look at them.
-- Their transactions say whose they are (`osiris.client`) and see what a policy here names, and nothing else.

CREATE FUNCTION bound_client() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('osiris.client', true), '')::uuid
$$;

CREATE TABLE client (
  client_id     uuid PRIMARY KEY,
  partner_id    uuid NOT NULL REFERENCES partner,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  status        text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  created_at    timestamptz NOT NULL,
  created_by    text NOT NULL,
  UNIQUE (client_id, partner_id)
);
CREATE INDEX client_of_partner ON client (partner_id, name, client_id);

-- A site can only be given to a client of its own partner.
ALTER TABLE site ADD COLUMN client_id uuid;
ALTER TABLE site ADD CONSTRAINT site_client_of_its_partner
  FOREIGN KEY (client_id, partner_id) REFERENCES client (client_id, partner_id);
CREATE INDEX site_client ON site (client_id) WHERE client_id IS NOT NULL;

CREATE TABLE client_user (
  user_id       uuid PRIMARY KEY,
  client_id     uuid NOT NULL REFERENCES client,
  email         text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  display_name  text CHECK (length(display_name) BETWEEN 1 AND 100),
  role          text NOT NULL CHECK (role IN ('owner', 'admin', 'viewer')),
  created_at    timestamptz NOT NULL,
  last_login_at timestamptz,
  UNIQUE (client_id, email)
);
CREATE INDEX client_user_email ON client_user (email);

-- To whom an owner has offered to become owner in the owner's place.
CREATE TABLE client_offer (
  client_id  uuid PRIMARY KEY REFERENCES client,
  offered_by uuid NOT NULL REFERENCES client_user ON DELETE CASCADE,
  offered_to uuid NOT NULL REFERENCES client_user ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

CREATE TABLE client_session (
  token_sha256 text PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
  user_id      uuid NOT NULL REFERENCES client_user ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ip_address   text NOT NULL,
  user_agent   text CHECK (length(user_agent) <= 300)
);
CREATE INDEX client_session_user ON client_session (user_id, created_at);

-- Links that log in: mailed, kept as hashes, good once and for a quarter of an hour.
CREATE TABLE client_link (
  token_sha256 text PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
  user_id      uuid NOT NULL REFERENCES client_user ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz
);
CREATE INDEX client_link_user ON client_link (user_id, created_at);

CREATE TABLE client_invite (
  invite_id    uuid PRIMARY KEY,
  client_id    uuid NOT NULL REFERENCES client,
  email        text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  role         text NOT NULL CHECK (role IN ('owner', 'admin', 'viewer')),
  token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
  invited_by   text NOT NULL,
  sent_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  accepted_at  timestamptz,
  revoked_at   timestamptz,
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX client_invite_pending ON client_invite (client_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

CALL protect_table('client', 'partner_id = (SELECT bound_partner())');
CREATE POLICY client_reads ON client FOR SELECT TO osiris_central USING (client_id = (SELECT bound_client()));
CREATE POLICY client_changes ON client FOR UPDATE TO osiris_central USING (client_id = (SELECT bound_client()));
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['client_user', 'client_invite', 'client_offer'] LOOP
    CALL protect_table(name,
      'client_id IN (SELECT c.client_id FROM client c WHERE c.partner_id = (SELECT bound_partner()))');
    EXECUTE format('CREATE POLICY client ON %I TO osiris_central USING (client_id = (SELECT bound_client()))', name);
  END LOOP;
  -- How somebody of a client gets in is nothing to its partner.
  FOREACH name IN ARRAY ARRAY['client_session', 'client_link'] LOOP
    CALL protect_table(name, 'false');
    EXECUTE format('DROP POLICY partner ON %I', name);
    EXECUTE format($policy$CREATE POLICY client ON %I TO osiris_central
      USING (user_id IN (SELECT u.user_id FROM client_user u WHERE u.client_id = (SELECT bound_client())))$policy$, name);
  END LOOP;
END $$;

-- Whose it is and whether it is open is its partner's business.
CREATE FUNCTION refuse_change_by_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF bound_client() IS NOT NULL
     AND (NEW.client_id, NEW.partner_id, NEW.status, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.client_id, OLD.partner_id, OLD.status, OLD.created_at, OLD.created_by)
  THEN
    RAISE EXCEPTION 'a client changes its name only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER client_changes_its_name_only BEFORE UPDATE ON client
  FOR EACH ROW EXECUTE FUNCTION refuse_change_by_client();

GRANT SELECT, INSERT, UPDATE ON client, client_invite, client_offer, client_user, client_link, client_session
  TO osiris_central;
GRANT DELETE ON client_offer, client_user, client_link, client_session TO osiris_central;

-- A table of sites that a client may read, and never write.
CREATE PROCEDURE client_reads(name text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($policy$CREATE POLICY client ON %I FOR SELECT TO osiris_central
    USING (site_id IN (SELECT s.site_id FROM site s WHERE s.client_id = (SELECT bound_client())))$policy$, name);
END $$;
CREATE POLICY client ON site FOR SELECT TO osiris_central USING (client_id = (SELECT bound_client()));
CALL client_reads('appliance');
CALL client_reads('appliance_checkin');
CALL client_reads('appliance_key');
CALL client_reads('evidence_chain');
CALL client_reads('evidence_bundle');
CALL client_reads('check_state');
CALL client_reads('incident');
CALL client_reads('healing_execution');
CALL client_reads('ticket');

-- What its pages wear.
CREATE POLICY client ON partner FOR SELECT TO osiris_central
  USING (partner_id IN (SELECT c.partner_id FROM client c WHERE c.client_id = (SELECT bound_client())));
CREATE POLICY client ON partner_logo FOR SELECT TO osiris_central
  USING (partner_id IN (SELECT c.partner_id FROM client c WHERE c.client_id = (SELECT bound_client())));
