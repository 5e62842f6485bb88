-- Which master key seals what is kept secret; the keys themselves lie in files. Remembered answers were sealed in an
-- older form: they are forgotten, as they would be within a day.

CREATE TABLE master_key (
  key_id     text PRIMARY KEY CHECK (key_id ~ '^mk-[0-9a-f]{16}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE UNIQUE INDEX master_key_current ON master_key ((true)) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON master_key TO osiris_central;

DELETE FROM idempotent_answer;
