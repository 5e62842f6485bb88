-- Receivers remember found credentials for a while; this makes them forget at once. A hint, like every notification.
CREATE FUNCTION notify_credential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('osiris_credential', NEW.appliance_id);
  RETURN NULL;
END $$;
CREATE TRIGGER appliance_credential_notify AFTER UPDATE ON appliance_credential
  FOR EACH ROW EXECUTE FUNCTION notify_credential();
