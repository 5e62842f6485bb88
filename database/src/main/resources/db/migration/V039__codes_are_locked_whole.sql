-- A function that returns a table's rows must name its new columns too.
CREATE OR REPLACE FUNCTION provision_code_lock(wanted_sha256 text) RETURNS SETOF provision_code
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.provision_id, c.code_sha256, c.partner_id, c.client_name, c.deployment_mode, c.target_appliance_id,
         CASE WHEN c.status = 'pending' AND p.status <> 'active' THEN 'revoked' ELSE c.status END,
         c.created_at, c.expires_at, c.claimed_at, c.claimed_mac, c.claimed_public_key, c.claimed_api_key_sha256,
         c.claimed_site_id, c.claimed_appliance_id, c.created_by, c.revoked_at
    FROM provision_code c JOIN partner p USING (partner_id)
   WHERE c.code_sha256 = wanted_sha256 FOR UPDATE OF c
$$;
