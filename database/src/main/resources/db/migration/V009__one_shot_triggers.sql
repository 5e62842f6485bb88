-- When a one-shot trigger was first handed out. The next check-in that knows of an answer from then or later got it,
-- and the trigger is cleared; whoever sets a trigger sets this back to null.
ALTER TABLE appliance ADD COLUMN triggers_sent_at timestamptz;
