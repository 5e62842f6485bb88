-- What proves a login besides the password: one-time codes of a device and codes of paper; and passwords set anew by mail.

-- How the person behind a session proved who it is.
ALTER TABLE admin_session
  ADD COLUMN proof text NOT NULL DEFAULT 'password'
    CHECK (proof IN ('password', 'totp', 'recovery_code', 'passkey', 'sso'));

-- The secret is sealed for its account. A step is a code's half minute: the last one that was used is never taken again.
CREATE TABLE totp (
  user_id       uuid PRIMARY KEY REFERENCES admin_user,
  secret_sealed text NOT NULL,
  created_at    timestamptz NOT NULL,
  confirmed_at  timestamptz,
  last_step     bigint
);

CREATE TABLE recovery_code (
  user_id     uuid NOT NULL REFERENCES admin_user,
  code_sha256 text NOT NULL CHECK (code_sha256 ~ '^[0-9a-f]{64}$'),
  used_at     timestamptz,
  PRIMARY KEY (user_id, code_sha256)
);

CREATE TABLE password_reset (
  token_sha256 text PRIMARY KEY CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
  user_id      uuid NOT NULL REFERENCES admin_user,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz
);
CREATE INDEX password_reset_user ON password_reset (user_id, created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON totp, recovery_code, password_reset TO osiris_central;
