-- The receiver closes an incident when a signed bundle shows that its check passes again.
GRANT UPDATE (status, resolved_at) ON incident TO osiris_receiver;
