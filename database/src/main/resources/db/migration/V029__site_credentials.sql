-- What opens the machines of a site: sealed with the vault's keys for Central alone, and once more for the one appliance
-- that needs it. The receiver hands out the second form, which neither it nor a dump of this database can open.

CREATE TABLE site_credential (
  credential_id uuid PRIMARY KEY,
  site_id       text NOT NULL REFERENCES site,
  appliance_id  text NOT NULL,
  kind          text NOT NULL CHECK (kind IN
    ('winrm', 'domain_admin', 'domain_member', 'service_account', 'local_admin', 'ssh_password', 'ssh_key')),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  host          text NOT NULL CHECK (length(host) BETWEEN 1 AND 255),
  port          integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  use_ssl       boolean NOT NULL,
  version       bigint NOT NULL DEFAULT 1 CHECK (version >= 1),
  sealed        text NOT NULL,
  created_at    timestamptz NOT NULL,
  created_by    text NOT NULL,
  changed_at    timestamptz NOT NULL,
  changed_by    text NOT NULL,
  UNIQUE (site_id, kind, host, name),
  UNIQUE (credential_id, site_id),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
CALL tenant_table('site_credential');
GRANT SELECT, INSERT, UPDATE, DELETE ON site_credential TO osiris_central;

CREATE TABLE credential_delivery (
  credential_id uuid PRIMARY KEY,
  site_id       text NOT NULL,
  appliance_id  text NOT NULL,
  kind          text NOT NULL,
  version       bigint NOT NULL,
  key_id        text NOT NULL,  -- of the appliance, that it is sealed for
  sealed        text NOT NULL,
  sealed_at     timestamptz NOT NULL,
  delivered_at  timestamptz,
  FOREIGN KEY (credential_id, site_id) REFERENCES site_credential (credential_id, site_id) ON DELETE CASCADE
);
CREATE INDEX credential_delivery_appliance ON credential_delivery (appliance_id);
CALL tenant_table('credential_delivery');
GRANT SELECT, INSERT, UPDATE, DELETE ON credential_delivery TO osiris_central;
GRANT SELECT, UPDATE (delivered_at) ON credential_delivery TO osiris_receiver;

CREATE INDEX audit_log_target ON audit_log (target, audit_id DESC);

-- A request may hold a password, and from its hash beside the answer the password could be guessed: both are sealed now.
DELETE FROM idempotent_answer;
ALTER TABLE idempotent_answer DROP COLUMN request_sha256;
