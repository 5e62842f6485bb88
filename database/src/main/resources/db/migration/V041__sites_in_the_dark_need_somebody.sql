-- A site without an appliance, and a check that nobody knows the answer to, need somebody too: no news is not good news.
CREATE OR REPLACE FUNCTION site_needs(partner uuid, at timestamptz, silent_since timestamptz)
  RETURNS TABLE (site_id text, name text, needs bigint[], incidents bigint, tickets bigint, failing bigint,
    unknown bigint, urgency bigint)
  LANGUAGE sql STABLE AS $$
  SELECT c.site_id, c.name, c.needs, c.incidents, c.tickets, c.failing, c.unknown,
         coalesce((SELECT min(n.place) FROM unnest(c.needs) WITH ORDINALITY AS n (amount, place) WHERE n.amount > 0),
           cardinality(c.needs) + 1) - 1
    FROM (
      SELECT s.site_id, s.name, i.open AS incidents, t.open AS tickets, k.failing, k.unknown,
             ARRAY[t.overdue, i.critical, a.silent, t.open, h.stops, a.pending, k.failing, k.unknown] AS needs
        FROM site s,
             LATERAL (SELECT count(*) AS open,
                             count(*) FILTER (WHERE t.resolve_by < at OR (t.status = 'open' AND t.respond_by < at)) AS overdue
                        FROM ticket t WHERE t.site_id = s.site_id AND t.status <> 'resolved') t,
             LATERAL (SELECT count(*) AS open, count(*) FILTER (WHERE i.severity = 'critical') AS critical
                        FROM incident i WHERE i.site_id = s.site_id AND i.status = 'open') i,
             LATERAL (SELECT count(*) FILTER (WHERE c.last_checkin < silent_since) AS silent,
                             CASE count(*) WHEN 0 THEN 1 ELSE count(*) FILTER (WHERE c.last_checkin IS NULL) END AS pending
                        FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
                       WHERE a.site_id = s.site_id) a,
             LATERAL (SELECT count(*) AS stops FROM healing_stop h WHERE h.site_id = s.site_id AND h.ended_at IS NULL) h,
             LATERAL (SELECT count(*) FILTER (WHERE k.verdict = 'fail') AS failing,
                             count(*) FILTER (WHERE k.verdict = 'unknown') AS unknown
                        FROM check_state k WHERE k.site_id = s.site_id) k
       WHERE s.partner_id = partner AND s.status = 'active') c
$$;
