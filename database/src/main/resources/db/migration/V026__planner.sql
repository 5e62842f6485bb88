-- The second tier: what a model was asked about incidents that no rule knows, and what came of it. Kept as long as
-- incidents; an order of the planner has its decision here.

CREATE TABLE planner_decision (
  decision_id       uuid PRIMARY KEY,
  incident_id       uuid NOT NULL REFERENCES incident,
  site_id           text NOT NULL REFERENCES site,
  status            text NOT NULL CHECK (status IN ('asking', 'ordered', 'waiting', 'rejected', 'escalated', 'void')),
  attempt           integer NOT NULL CHECK (attempt >= 0),
  asked_at          timestamptz NOT NULL,
  answered_at       timestamptz,
  -- Null when nobody was asked: a guardrail of the planner objected, or the answer was remembered.
  provider          text CHECK (length(provider) <= 50),
  model             text CHECK (length(model) <= 200),
  question_sha256   text CHECK (question_sha256 ~ '^[0-9a-f]{64}$'),
  remembered_from   uuid REFERENCES planner_decision,
  answer            text CHECK (length(answer) <= 20000),
  input_tokens      bigint CHECK (input_tokens >= 0),
  output_tokens     bigint CHECK (output_tokens >= 0),
  -- What the call may cost at most counts from before it is made, and until it is known what it cost.
  reserved_microusd bigint NOT NULL DEFAULT 0 CHECK (reserved_microusd >= 0),
  cost_microusd     bigint CHECK (cost_microusd >= 0),
  runbook_id        text CHECK (length(runbook_id) BETWEEN 3 AND 64),
  parameters        jsonb NOT NULL DEFAULT '{}',
  confidence        integer CHECK (confidence BETWEEN 0 AND 100),
  reasoning         text CHECK (length(reasoning) <= 2000),
  reason_code       text CHECK (length(reason_code) BETWEEN 1 AND 100),
  reason            text CHECK (length(reason) BETWEEN 1 AND 2000),
  order_id          text REFERENCES appliance_order,
  reviewed_at       timestamptz,
  reviewed_by       text,
  review_reason     text CHECK (length(review_reason) BETWEEN 1 AND 500),
  CHECK (status <> 'ordered' OR (order_id IS NOT NULL AND runbook_id IS NOT NULL)),
  CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL))
);
CREATE INDEX planner_decision_asked ON planner_decision (asked_at DESC, decision_id);
CREATE INDEX planner_decision_site ON planner_decision (site_id, asked_at DESC);
CREATE INDEX planner_decision_question ON planner_decision (question_sha256, asked_at DESC);
CREATE INDEX planner_decision_incident ON planner_decision (incident_id);
CREATE INDEX planner_decision_asking ON planner_decision (asked_at) WHERE status = 'asking';

-- A site without a row has the mode of the settings.
CREATE TABLE planner_site (
  site_id text PRIMARY KEY REFERENCES site,
  mode    text NOT NULL CHECK (mode IN ('auto', 'manual', 'disabled')),
  reason  text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  set_at  timestamptz NOT NULL,
  set_by  text NOT NULL
);

CALL tenant_table('planner_decision');
CALL tenant_table('planner_site');

GRANT SELECT, INSERT, UPDATE ON planner_decision TO osiris_central;
GRANT SELECT, INSERT, UPDATE ON planner_site TO osiris_central;
-- Central leaves work for itself too.
GRANT INSERT ON outbox TO osiris_central;

-- What an appliance's own rules tried without success is looked for by the drift that it was about.
CREATE INDEX healing_execution_unhealed ON healing_execution (site_id, host_id, check_type, started_at)
  WHERE outcome IN ('failed', 'reverted', 'escalated', 'refused');
CREATE INDEX incident_open_on_site ON incident (received_at)
  WHERE status = 'open' AND watcher_id IS NULL AND order_id IS NULL AND look_at IS NULL;
