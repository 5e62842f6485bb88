-- What a creating POST answered to an Idempotency-Key, so that the same request again is answered the same and creates
-- nothing. Answers are sealed with a key that is not in the database, because some hold a secret that is shown once.

CREATE TABLE idempotent_answer (
  user_id        uuid NOT NULL REFERENCES admin_user,
  key_sha256     text NOT NULL CHECK (key_sha256 ~ '^[0-9a-f]{64}$'),
  request_sha256 text NOT NULL CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_answer  text,  -- null only inside the transaction that makes it
  created_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key_sha256)
);
CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_answer TO osiris_central;
