-- An appliance that was configured instead of claimed and lost its keys is registered again: its chain is closed.
GRANT UPDATE (closed_at) ON evidence_chain TO osiris_central;
