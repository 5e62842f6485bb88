-- Single sign-on: logins on their way to the provider, and which account it means by which subject.

CREATE TABLE sso_flow (
  flow_sha256 text PRIMARY KEY CHECK (flow_sha256 ~ '^[0-9a-f]{64}$'),
  expires_at  timestamptz NOT NULL
);
CREATE INDEX sso_flow_age ON sso_flow (expires_at);

CREATE TABLE sso_identity (
  issuer    text NOT NULL,
  subject   text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  user_id   uuid NOT NULL REFERENCES admin_user,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject),
  -- One person of a provider for each account.
  UNIQUE (issuer, user_id)
);

GRANT SELECT, INSERT, DELETE ON sso_flow, sso_identity TO osiris_central;
CALL account_table('sso_identity');
-- On their way nobody has logged in yet.
CALL protect_table('sso_flow', 'false');
