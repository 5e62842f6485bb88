-- Accounts looked after by people: invitations, mail addresses, sessions and tokens that can be named, growing locks.

ALTER TABLE admin_user
  ADD COLUMN email text UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  ADD COLUMN display_name text CHECK (length(display_name) BETWEEN 1 AND 100),
  ADD COLUMN lockouts integer NOT NULL DEFAULT 0 CHECK (lockouts >= 0),
  ADD COLUMN last_login_at timestamptz;

-- The key is the hash of a secret; lists name a session by this instead.
ALTER TABLE admin_session ADD COLUMN session_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();

-- What a token may be used for, such as 'read' or 'evidence:read'; never more than its account may.
ALTER TABLE api_token
  ADD COLUMN scopes text[] NOT NULL DEFAULT '{admin}' CHECK (cardinality(scopes) BETWEEN 1 AND 50);
CREATE INDEX api_token_user ON api_token (user_id, created_at);

CREATE TABLE user_invite (
  invite_id    uuid PRIMARY KEY,
  email        text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  display_name text CHECK (length(display_name) BETWEEN 1 AND 100),
  role         text NOT NULL CHECK (role IN ('admin', 'operator', 'readonly')),
  token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
  invited_by   uuid NOT NULL REFERENCES admin_user,
  created_at   timestamptz NOT NULL,
  sent_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  accepted_at  timestamptz,
  accepted_by  uuid REFERENCES admin_user,
  revoked_at   timestamptz,
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX user_invite_pending ON user_invite (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON user_invite TO osiris_central;
