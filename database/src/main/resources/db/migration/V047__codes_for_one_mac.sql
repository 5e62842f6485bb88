-- A code may be bound to one MAC address: for every other it does not exist. The address alone opens nothing; the code is the
-- secret (ADR 55).
ALTER TABLE provision_code ADD COLUMN bound_mac text CHECK (bound_mac ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$');

-- A function that returns a table's rows must name its new columns too.
CREATE OR REPLACE FUNCTION provision_code_lock(wanted_sha256 text) RETURNS SETOF provision_code
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.provision_id, c.code_sha256, c.partner_id, c.client_name, c.deployment_mode, c.target_appliance_id,
         CASE WHEN c.status = 'pending' AND p.status <> 'active' THEN 'revoked' ELSE c.status END,
         c.created_at, c.expires_at, c.claimed_at, c.claimed_mac, c.claimed_public_key, c.claimed_api_key_sha256,
         c.claimed_site_id, c.claimed_appliance_id, c.created_by, c.revoked_at, c.bound_mac
    FROM provision_code c JOIN partner p USING (partner_id)
   WHERE c.code_sha256 = wanted_sha256 FOR UPDATE OF c
$$;

-- Who only looks names no address, so a bound code is not there to look at.
CREATE OR REPLACE FUNCTION provision_code_view(wanted_sha256 text)
  RETURNS TABLE (status text, expires_at timestamptz, client_name text, slug text, brand_name text,
    primary_color text, logo_url text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN c.status = 'pending' AND p.status <> 'active' THEN 'revoked' ELSE c.status END,
         c.expires_at, c.client_name, p.slug, p.brand_name, p.primary_color, p.logo_url
    FROM provision_code c JOIN partner p USING (partner_id)
   WHERE c.code_sha256 = wanted_sha256 AND c.bound_mac IS NULL
$$;
