-- What clients are told: a list for each organisation, and what of it each of its people has mailed.

CREATE TABLE client_notice (
  notice_id uuid PRIMARY KEY,
  client_id uuid NOT NULL REFERENCES client,
  site_id   text REFERENCES site,
  -- The site, ticket or month; the last that was said about it says what there is to say next.
  about     text NOT NULL CHECK (length(about) BETWEEN 1 AND 120),
  kind      text NOT NULL
    CHECK (kind IN ('site.silent', 'site.back', 'problem.long', 'problem.solved', 'report.ready')),
  at        timestamptz NOT NULL
);
CREATE INDEX client_notice_about ON client_notice (client_id, about, at);
CREATE INDEX client_notice_page ON client_notice (client_id, at, notice_id);
CREATE INDEX client_notice_site ON client_notice (site_id) WHERE site_id IS NOT NULL;

-- What somebody chose; who chose nothing has what the role brings.
CREATE TABLE client_notice_choice (
  user_id uuid NOT NULL REFERENCES client_user ON DELETE CASCADE,
  topic   text NOT NULL CHECK (topic IN ('site', 'problem', 'report')),
  mails   text NOT NULL CHECK (mails IN ('off', 'at_once', 'daily')),
  PRIMARY KEY (user_id, topic),
  -- It comes once a month.
  CHECK (topic <> 'report' OR mails <> 'daily')
);

CREATE FUNCTION client_mails(role text, chosen text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(chosen, CASE role WHEN 'owner' THEN 'at_once' ELSE 'off' END)
$$;

CALL protect_table('client_notice',
  'client_id IN (SELECT c.client_id FROM client c WHERE c.partner_id = (SELECT bound_partner()))');
CREATE POLICY client ON client_notice FOR SELECT TO osiris_central USING (client_id = (SELECT bound_client()));
-- What somebody of a client has mailed is nothing to its partner.
CALL protect_table('client_notice_choice', 'false');
DROP POLICY partner ON client_notice_choice;
CREATE POLICY client ON client_notice_choice TO osiris_central
  USING (user_id IN (SELECT u.user_id FROM client_user u WHERE u.client_id = (SELECT bound_client())));
GRANT SELECT, INSERT ON client_notice TO osiris_central;
GRANT SELECT, INSERT, UPDATE ON client_notice_choice TO osiris_central;

-- What waits to be told is for a channel of a partner or for somebody of a client.
ALTER TABLE notice
  ALTER COLUMN site_id DROP NOT NULL,
  ALTER COLUMN channel_id DROP NOT NULL,
  ADD COLUMN client_user_id uuid REFERENCES client_user ON DELETE CASCADE,
  ADD CONSTRAINT notice_is_for_one CHECK ((channel_id IS NULL) <> (client_user_id IS NULL)),
  ADD CONSTRAINT notice_of_a_partner_has_a_site CHECK ((channel_id IS NULL) = (site_id IS NULL)),
  ADD UNIQUE (event, client_user_id);
CREATE INDEX notice_client_user ON notice (client_user_id) WHERE client_user_id IS NOT NULL;
CREATE POLICY client ON notice TO osiris_central
  USING (client_user_id IN (SELECT u.user_id FROM client_user u WHERE u.client_id = (SELECT bound_client())));
GRANT DELETE ON notice TO osiris_central;

ALTER TABLE delivery
  ADD COLUMN client_id uuid REFERENCES client,
  ADD COLUMN client_user_id uuid REFERENCES client_user ON DELETE SET NULL,
  DROP CONSTRAINT delivery_check,
  ADD CONSTRAINT delivery_is_somebodys CHECK (num_nonnulls(site_id, partner_id, client_id) >= 1);
CREATE INDEX delivery_client_user ON delivery (client_user_id) WHERE client_user_id IS NOT NULL;
