-- By which policy an appliance says that it decides: the hash of evidence, and the serial of the signed rules in it.
ALTER TABLE appliance_checkin
  ADD COLUMN ruleset_hash text CHECK (ruleset_hash ~ '^sha256:[0-9a-f]{64}$'),
  ADD COLUMN rules_serial bigint CHECK (rules_serial >= 0);
