-- Appliances: who they are (slow), what they last said (fast), how they prove themselves.

CREATE TABLE appliance (
  appliance_id           text PRIMARY KEY CHECK (length(appliance_id) <= 81),
  site_id                text NOT NULL REFERENCES site,
  mac_address            text NOT NULL CHECK (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  hostname               text NOT NULL CHECK (length(hostname) BETWEEN 1 AND 255),
  hardware_id            text CHECK (length(hardware_id) <= 255),
  registered_by          text NOT NULL CHECK (registered_by IN ('claim', 'operator')),
  provisioning_status    text CHECK (provisioning_status IN ('configuring', 'testing', 'active', 'failed')),
  provisioning_percent   integer CHECK (provisioning_percent BETWEEN 0 AND 100),
  provisioning_message   text CHECK (length(provisioning_message) <= 1000),
  trigger_enumeration    boolean NOT NULL DEFAULT false,
  trigger_immediate_scan boolean NOT NULL DEFAULT false,
  l2_mode                text NOT NULL DEFAULT 'auto' CHECK (l2_mode IN ('auto', 'manual', 'disabled')),
  created_at             timestamptz NOT NULL DEFAULT now(),
  UNIQUE (site_id, mac_address),
  UNIQUE (appliance_id, site_id)
);

-- One narrow row per appliance, rewritten at each check-in; room on the page keeps those updates HOT.
CREATE TABLE appliance_checkin (
  appliance_id          text PRIMARY KEY,
  site_id               text NOT NULL,
  hostname              text NOT NULL CHECK (length(hostname) BETWEEN 1 AND 255),
  ip_addresses          jsonb NOT NULL DEFAULT '[]',
  uptime_seconds        bigint CHECK (uptime_seconds >= 0),
  agent_version         text CHECK (length(agent_version) <= 100),
  nixos_version         text CHECK (length(nixos_version) <= 200),
  policy_version        text CHECK (length(policy_version) <= 100),
  queue_depth           bigint CHECK (queue_depth >= 0),
  has_local_credentials boolean NOT NULL DEFAULT false,
  first_checkin         timestamptz NOT NULL,
  last_checkin          timestamptz NOT NULL,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
) WITH (fillfactor = 50);

CREATE TABLE appliance_credential (
  credential_id uuid PRIMARY KEY,
  appliance_id  text NOT NULL,
  site_id       text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('api_key', 'client_certificate')),
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  created_at    timestamptz NOT NULL DEFAULT now(),
  revoked_at    timestamptz,
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
CREATE UNIQUE INDEX appliance_credential_live ON appliance_credential (kind, sha256) WHERE revoked_at IS NULL;
CREATE INDEX appliance_credential_owner ON appliance_credential (appliance_id);

-- Evidence keys, kept for ever: a bundle names the key that signed it, not "the current one".
CREATE TABLE appliance_key (
  appliance_id  text NOT NULL,
  key_id        text NOT NULL CHECK (key_id ~ '^ed25519-[0-9a-f]{16}$'),
  site_id       text NOT NULL,
  public_key    text NOT NULL CHECK (public_key ~ '^[0-9a-f]{64}$'),
  chain         integer NOT NULL CHECK (chain >= 1),
  registered_at timestamptz NOT NULL DEFAULT now(),
  retired_at    timestamptz,
  PRIMARY KEY (appliance_id, key_id),
  FOREIGN KEY (appliance_id, site_id) REFERENCES appliance (appliance_id, site_id)
);
