-- A watcher that falls silent must not look like a quiet host: when it was last heard of, and what it could not see then.

ALTER TABLE watcher
  ADD COLUMN last_heartbeat_at timestamptz,
  ADD COLUMN problem           text CHECK (length(problem) <= 200),
  ADD COLUMN waiting           integer CHECK (waiting >= 0),
  ADD COLUMN agent_version     text CHECK (length(agent_version) <= 100);

GRANT UPDATE (last_heartbeat_at, problem, waiting, agent_version) ON watcher TO osiris_receiver;
