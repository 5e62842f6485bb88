-- Who reported an incident to Central itself, through the chat door or a tool; empty for those that programs on site report.

ALTER TABLE incident ADD COLUMN reported_by text CHECK (length(reported_by) BETWEEN 1 AND 255);
ALTER TABLE incident DROP CONSTRAINT incident_has_one_reporter;
ALTER TABLE incident ADD CONSTRAINT incident_has_one_reporter
  CHECK (num_nonnulls(appliance_id, watcher_id, reported_by) = 1);
CREATE INDEX incident_of_host ON incident (site_id, host_id, incident_type, received_at DESC);
