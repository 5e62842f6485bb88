-- By the clock that also dates the appliance's evidence: a bundle about an earlier moment does not prove that it is over.
ALTER TABLE incident ADD COLUMN observed_at timestamptz;
