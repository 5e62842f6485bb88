-- Which release key signed an archive; unknown for those that were kept before.
ALTER TABLE agent_release ADD COLUMN signed_by text CHECK (signed_by ~ '^[0-9a-f]{64}$');
