-- How often a learned rule acted is asked every few seconds, and how incidents went every minute.

CREATE INDEX incident_step_rule ON incident_step (rule_id, at) WHERE step = 'ordered' AND rule_id IS NOT NULL;
CREATE INDEX healing_execution_rule ON healing_execution (rule_id, started_at) WHERE rule_id IS NOT NULL;
CREATE INDEX incident_received ON incident (received_at);
