-- Appliances that wait for a provision code show a short code; a phone hands them the code by it. Rows live for minutes and
-- belong to nobody: no site is known yet. Neither code is kept in clear, and the provision code lies here only sealed for the
-- appliance, until that says what became of it.
CREATE TABLE waiting_appliance (
  poll_sha256       text PRIMARY KEY CHECK (poll_sha256 ~ '^[0-9a-f]{64}$'),
  short_code_sha256 text NOT NULL UNIQUE CHECK (short_code_sha256 ~ '^[0-9a-f]{64}$'),
  public_key        text NOT NULL CHECK (public_key ~ '^[0-9a-f]{64}$'),
  announced_at      timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  code_sha256       text CHECK (code_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_code       text CHECK (length(sealed_code) <= 1000),
  handed_at         timestamptz,
  result            text CHECK (result IN ('claimed', 'unknown_code', 'code_expired', 'code_revoked', 'code_claimed', 'failed')),
  CHECK ((code_sha256 IS NULL) = (handed_at IS NULL)),
  CHECK (handed_at IS NOT NULL OR result IS NULL),
  CHECK ((sealed_code IS NOT NULL) = (handed_at IS NOT NULL AND result IS NULL))
);
CREATE INDEX waiting_appliance_expiry ON waiting_appliance (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_appliance TO osiris_receiver;
GRANT SELECT, UPDATE ON waiting_appliance TO osiris_central;
