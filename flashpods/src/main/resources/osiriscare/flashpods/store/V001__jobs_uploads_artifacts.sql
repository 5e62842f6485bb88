-- Names and columns of the documented schema, and what its gaps need (G17, G25, G26, W29).
CREATE TABLE jobs (
  id                   TEXT PRIMARY KEY,
  queue_number         INTEGER NOT NULL UNIQUE,
  user_id              TEXT NOT NULL DEFAULT 'default',
  job_type             TEXT NOT NULL CHECK (job_type IN ('worker', 'agent')),
  status               TEXT NOT NULL CHECK (status IN ('pending', 'starting', 'running', 'completed',
                         'failed', 'timed_out', 'cancelled', 'cleaning', 'cleaned')),
  command              TEXT,
  task                 TEXT,
  context              TEXT,
  git_branch           TEXT,
  files_id             TEXT,
  image                TEXT NOT NULL,
  image_digest         TEXT,
  cpus                 INTEGER NOT NULL DEFAULT 2,
  memory_gb            INTEGER NOT NULL DEFAULT 4,
  timeout_minutes      INTEGER NOT NULL DEFAULT 30,
  network              TEXT NOT NULL,
  container_id         TEXT,
  is_warm              INTEGER NOT NULL DEFAULT 0,
  stop_reason          TEXT CHECK (stop_reason IN ('cancelled', 'timed_out', 'failed')),
  stop_error           TEXT,
  outcome              TEXT CHECK (outcome IN ('completed', 'failed', 'timed_out', 'cancelled')),
  exit_code            INTEGER,
  error                TEXT,
  created_at           TEXT NOT NULL,
  admitted_at          TEXT,
  started_at           TEXT,
  deadline_at          TEXT,
  completed_at         TEXT,
  logs_deleted_at      TEXT,
  artifacts_deleted_at TEXT
);
CREATE INDEX jobs_by_user ON jobs (user_id);
CREATE INDEX jobs_by_status ON jobs (status, queue_number);

-- The transition table once more: a move that JobMove does not list fails here too.
CREATE TRIGGER jobs_move BEFORE UPDATE OF status ON jobs
WHEN OLD.status <> NEW.status AND NOT (
     (OLD.status = 'pending' AND NEW.status IN ('starting', 'cancelled'))
  OR (OLD.status = 'starting' AND NEW.status IN ('running', 'failed', 'timed_out', 'cancelled'))
  OR (OLD.status = 'running' AND NEW.status IN ('completed', 'failed', 'timed_out', 'cancelled'))
  OR (OLD.status IN ('completed', 'failed', 'timed_out', 'cancelled') AND NEW.status = 'cleaning')
  OR (OLD.status = 'cleaning' AND NEW.status = 'cleaned'))
BEGIN
  SELECT RAISE(ABORT, 'illegal move of a job');
END;
CREATE TRIGGER jobs_cleaned BEFORE UPDATE ON jobs WHEN OLD.status = 'cleaned'
BEGIN
  SELECT RAISE(ABORT, 'a cleaned job never changes');
END;

CREATE TABLE idempotency_keys (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_job_id TEXT NOT NULL,
  job_id        TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  request_hash  TEXT NOT NULL,
  active        INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX idempotency_keys_active ON idempotency_keys (client_job_id) WHERE active = 1;

CREATE TABLE uploads (
  id           TEXT PRIMARY KEY,
  user_id      TEXT NOT NULL DEFAULT 'default',
  state        TEXT NOT NULL CHECK (state IN ('uploading', 'finalized', 'consumed', 'expired')),
  size_bytes   INTEGER,
  file_count   INTEGER,
  created_at   TEXT NOT NULL,
  finalized_at TEXT,
  consumed_at  TEXT,
  expires_at   TEXT,
  job_id       TEXT REFERENCES jobs (id) ON DELETE SET NULL,
  CHECK ((job_id IS NOT NULL) = (state = 'consumed'))
);
CREATE INDEX uploads_by_state ON uploads (state);
CREATE INDEX uploads_by_expiry ON uploads (expires_at);

-- Which jobs still need an upload's files.
CREATE TABLE upload_holds (
  upload_id TEXT NOT NULL REFERENCES uploads (id),
  job_id    TEXT NOT NULL,
  PRIMARY KEY (upload_id, job_id)
);

CREATE TABLE artifacts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id     TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  path       TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (job_id, name)
);
CREATE INDEX artifacts_by_job ON artifacts (job_id);

-- Append-only: who did what to a job, and when.
CREATE TABLE job_events (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id TEXT NOT NULL,
  at     TEXT NOT NULL,
  actor  TEXT NOT NULL,
  event  TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX job_events_by_job ON job_events (job_id, id);
CREATE TRIGGER job_events_update BEFORE UPDATE ON job_events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER job_events_delete BEFORE DELETE ON job_events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

-- Settings that an administrator changes while the API runs.
CREATE TABLE host_setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
