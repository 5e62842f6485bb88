-- SELECT … FOR UPDATE SKIP LOCKED asks for the right to update one column at least.
GRANT UPDATE (outbox_id) ON outbox TO osiris_central;
