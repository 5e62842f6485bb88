-- Passkeys (WebAuthn): public keys of devices. Nothing here opens anything.

CREATE TABLE passkey (
  passkey_id    uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES admin_user,
  credential_id text NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1400),
  -- The attested credential data of the registration in base64url: make of the device, credential id, public key.
  key_data      text NOT NULL,
  sign_count    bigint NOT NULL CHECK (sign_count >= 0),
  is_verifying  boolean NOT NULL,
  may_be_synced boolean NOT NULL,
  is_synced     boolean NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz
);
CREATE INDEX passkey_user ON passkey (user_id, created_at);

-- What a device was asked to sign; gone once it has been answered.
CREATE TABLE passkey_challenge (
  challenge_sha256 text PRIMARY KEY CHECK (challenge_sha256 ~ '^[0-9a-f]{64}$'),
  -- Who may register a device with it; anybody may log in with the others.
  user_id          uuid REFERENCES admin_user,
  expires_at       timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_age ON passkey_challenge (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO osiris_central;
GRANT SELECT, INSERT, DELETE ON passkey_challenge TO osiris_central;
CALL account_table('passkey');
CALL account_table('passkey_challenge');
