-- Partners, their clients' sites, and the codes that put appliances into service.
-- Roles osiris_receiver, osiris_central (log in, own nothing) and osiris_lookup (cannot log in, owns the look-ups
-- that run before a tenant is known) are made by `osiris db migrate` before the first migration.

CREATE TABLE partner (
  partner_id    uuid PRIMARY KEY,
  slug          text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  brand_name    text NOT NULL CHECK (length(brand_name) BETWEEN 1 AND 200),
  primary_color text NOT NULL DEFAULT '#4F46E5' CHECK (primary_color ~ '^#[0-9A-Fa-f]{6}$'),
  logo_url      text CHECK (logo_url ~ '^https://'),
  status        text NOT NULL DEFAULT 'active' CHECK (status IN ('pending', 'active', 'suspended')),
  created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE site (
  site_id         text PRIMARY KEY CHECK (site_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  partner_id      uuid NOT NULL REFERENCES partner,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired')),
  deployment_mode text NOT NULL DEFAULT 'reseller' CHECK (deployment_mode IN ('reseller', 'direct')),
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX site_partner ON site (partner_id);

CREATE TABLE provision_code (
  provision_id           uuid PRIMARY KEY,
  code_sha256            text NOT NULL UNIQUE CHECK (code_sha256 ~ '^[0-9a-f]{64}$'),
  partner_id             uuid NOT NULL REFERENCES partner,
  client_name            text NOT NULL CHECK (length(client_name) BETWEEN 1 AND 200),
  deployment_mode        text NOT NULL DEFAULT 'reseller' CHECK (deployment_mode IN ('reseller', 'direct')),
  target_appliance_id    text,  -- set: a replacement code, which closes that appliance's chain
  status                 text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'claimed', 'revoked')),
  created_at             timestamptz NOT NULL DEFAULT now(),
  expires_at             timestamptz NOT NULL,
  claimed_at             timestamptz,
  claimed_mac            text,
  claimed_public_key     text,
  claimed_api_key_sha256 text,
  claimed_site_id        text REFERENCES site,
  claimed_appliance_id   text,
  CHECK ((status = 'claimed') = (claimed_at IS NOT NULL AND claimed_mac IS NOT NULL
    AND claimed_public_key IS NOT NULL AND claimed_api_key_sha256 IS NOT NULL
    AND claimed_site_id IS NOT NULL AND claimed_appliance_id IS NOT NULL))
);
CREATE INDEX provision_code_partner ON provision_code (partner_id, created_at DESC);

-- Boxes that announce themselves before anyone has claimed them; nothing here is trusted.
CREATE TABLE unclaimed_appliance (
  mac_address  text PRIMARY KEY CHECK (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  hostname     text NOT NULL CHECK (length(hostname) <= 255),
  ip_addresses jsonb NOT NULL DEFAULT '[]',
  first_seen   timestamptz NOT NULL DEFAULT now(),
  last_seen    timestamptz NOT NULL DEFAULT now()
);

-- Public halves of Central's signing keys; an appliance pins them at its claim.
CREATE TABLE server_key (
  key_id     text PRIMARY KEY CHECK (key_id ~ '^ed25519-[0-9a-f]{16}$'),
  purpose    text NOT NULL CHECK (purpose IN ('orders', 'rules', 'checkpoints', 'webhooks')),
  public_key text NOT NULL UNIQUE CHECK (public_key ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE UNIQUE INDEX server_key_current ON server_key (purpose) WHERE retired_at IS NULL;
