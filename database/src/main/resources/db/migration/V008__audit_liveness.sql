-- The last time Central noticed that an appliance went away or came back: read every minute, for every appliance.
CREATE INDEX audit_log_liveness ON audit_log (target, audit_id DESC)
  WHERE action IN ('appliance.offline', 'appliance.back');
