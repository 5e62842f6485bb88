package osiriscare.central.site;

import static osiriscare.central.sql.Columns.text;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import osiriscare.database.Db;

/// Reads how far sites are with coming up; one statement, however many sites.
public final class SitePhases {
  private SitePhases() {}

  private record Seen(String site, SitePhase.Facts facts) {}

  private static final String FACTS =
      """
      SELECT s.site_id, a.appliances, a.silent, a.unscanned, a.needy, c.credentials, c.undelivered, a.enumerations,
             w.silent AS silent_watchers
        FROM site s,
             LATERAL (SELECT count(*) AS appliances,
                             count(*) FILTER (WHERE k.last_checkin IS NULL) AS silent,
                             count(*) FILTER (WHERE k.last_checkin IS NOT NULL AND NOT EXISTS (
                               SELECT 1 FROM evidence_bundle b
                                WHERE b.appliance_id = a.appliance_id AND b.kind = 'scan')) AS unscanned,
                             count(*) FILTER (WHERE a.registered_by = 'claim'
                               AND NOT coalesce(k.has_local_credentials, false)) > 0 AS needy,
                             count(*) FILTER (WHERE a.trigger_enumeration) AS enumerations
                        FROM appliance a LEFT JOIN appliance_checkin k USING (appliance_id)
                       WHERE a.site_id = s.site_id) a,
             LATERAL (SELECT count(*) AS credentials,
                             count(*) FILTER (WHERE d.delivered_at IS NULL) AS undelivered
                        FROM site_credential c
                        LEFT JOIN credential_delivery d ON d.credential_id = c.credential_id AND d.version = c.version
                       WHERE c.site_id = s.site_id) c,
             LATERAL (SELECT count(*) AS silent FROM watcher w
                       WHERE w.site_id = s.site_id AND w.revoked_at IS NULL AND w.last_heartbeat_at IS NULL) w
       WHERE s.site_id = ANY (:sites)
      """;

  /// Where these sites are; of a site that there is not, nothing.
  public static Map<String, SitePhase.SiteProgress> of(Db db, Collection<String> sites) {
    return db
        .sql(FACTS)
        .param("sites", sites.toArray(String[]::new))
        .query((row, _) ->
            new Seen(
                text(row, "site_id"),
                new SitePhase.Facts(
                    row.getInt("appliances"),
                    row.getInt("silent"),
                    row.getInt("unscanned"),
                    row.getBoolean("needy"),
                    row.getInt("credentials"),
                    row.getInt("undelivered"),
                    row.getInt("enumerations"),
                    row.getInt("silent_watchers"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Seen::site, seen -> SitePhase.of(seen.facts())));
  }
}
