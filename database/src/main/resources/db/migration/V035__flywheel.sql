-- What is learned from the planner's plans: how each ended, which of them became rules, and where those rules are.

-- One row for each plan that was carried out and ended. Two with one signature would have been made by one rule.
CREATE TABLE pattern_occurrence (
  decision_id uuid PRIMARY KEY REFERENCES planner_decision,
  site_id     text NOT NULL REFERENCES site,
  -- Empty when no rule could say what was done.
  signature   text CHECK (signature ~ '^[0-9a-f]{64}$'),
  rule        jsonb,
  is_healed   boolean NOT NULL,
  at          timestamptz NOT NULL,
  CHECK ((signature IS NULL) = (rule IS NULL))
);
CREATE INDEX pattern_occurrence_of ON pattern_occurrence (signature, at) WHERE signature IS NOT NULL;
CALL tenant_table('pattern_occurrence');
GRANT SELECT, INSERT ON pattern_occurrence TO osiris_central;

-- What a person said of a pattern, and what became of it.
CREATE TABLE promotion (
  promotion_id uuid PRIMARY KEY,
  signature    text NOT NULL CHECK (signature ~ '^[0-9a-f]{64}$'),
  rule_id      text NOT NULL CHECK (length(rule_id) BETWEEN 1 AND 100),
  rule         jsonb NOT NULL,
  status       text NOT NULL CHECK (status IN ('rejected', 'rolling', 'active', 'demoted')),
  stage        integer NOT NULL CHECK (stage BETWEEN 0 AND 3),
  stage_since  timestamptz NOT NULL,
  replay       jsonb NOT NULL,
  decided_at   timestamptz NOT NULL,
  decided_by   text NOT NULL,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  ended_at     timestamptz,
  ended_by     text,
  end_reason   text CHECK (length(end_reason) BETWEEN 1 AND 500),
  CHECK ((status IN ('rejected', 'demoted')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX promotion_living ON promotion (signature) WHERE status IN ('rolling', 'active');
CREATE INDEX promotion_newest ON promotion (decided_at DESC, promotion_id);
ALTER TABLE promotion ENABLE ROW LEVEL SECURITY;
ALTER TABLE promotion FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON promotion TO osiris_central USING (current_setting('osiris.scope', true) = 'platform');
GRANT SELECT, INSERT, UPDATE ON promotion TO osiris_central;

-- The rule at one site: waiting for its stage, installed, or taken away again. The rule is here once more, because a
-- tenant that signs its own policy sees no promotions.
CREATE TABLE promoted_rule (
  promotion_id uuid NOT NULL REFERENCES promotion,
  site_id      text NOT NULL REFERENCES site,
  rule         jsonb NOT NULL,
  stage        integer NOT NULL CHECK (stage BETWEEN 1 AND 3),
  installed_at timestamptz,
  removed_at   timestamptz,
  PRIMARY KEY (promotion_id, site_id)
);
CREATE INDEX promoted_rule_installed ON promoted_rule (site_id) WHERE installed_at IS NOT NULL AND removed_at IS NULL;
CALL tenant_table('promoted_rule');
GRANT SELECT, INSERT, UPDATE ON promoted_rule TO osiris_central;
