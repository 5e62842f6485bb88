package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import osiriscare.central.partner.OwnFindings.OwnAsset;
import osiriscare.central.partner.OwnFindings.OwnPattern;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;

/// Reads over all sites of a partner. Each page has one row more when there are more.
final class OwnFindingsStore {
  private OwnFindingsStore() {}

  private static final String ASSETS =
      """
      SELECT s.site_id, s.name, c.host_id, max(c.observed_at) AS last_seen_at,
             (array_agg(c.appliance_id ORDER BY c.observed_at DESC))[1] AS appliance_id,
             count(*) FILTER (WHERE c.verdict = 'pass') AS passing,
             count(*) FILTER (WHERE c.verdict = 'fail') AS failing,
             count(*) FILTER (WHERE c.verdict = 'unknown') AS unknown
        FROM check_state c JOIN site s USING (site_id)
       WHERE s.partner_id = :partner
         AND (:after_name::text IS NULL
              OR (s.name, s.site_id, c.host_id) > (:after_name::text, :after_site::text, :after_host::text))
       GROUP BY s.site_id, s.name, c.host_id
       ORDER BY s.name, s.site_id, c.host_id LIMIT :limit
      """;

  /// Machines by site and name.
  static List<OwnAsset> assets(Db db, UUID partner, PageRequest page) {
    return bySite(db.sql(ASSETS), partner, page)
        .param("after_host", orNull(page.after().map(cursor -> cursor.text(2))))
        .query((row, _) -> asset(row))
        .list();
  }

  private static StatementSpec bySite(StatementSpec query, UUID partner, PageRequest page) {
    return query
        .param("partner", partner)
        .param("after_name", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_site", orNull(page.after().map(cursor -> cursor.text(1))))
        .param("limit", page.fetch());
  }

  private static OwnAsset asset(ResultSet row) throws SQLException {
    return new OwnAsset(
        text(row, "site_id"),
        text(row, "name"),
        text(row, "host_id"),
        text(row, "appliance_id"),
        row.getInt("passing"),
        row.getInt("failing"),
        row.getInt("unknown"),
        instant(row, "last_seen_at"));
  }

  private static final String PATTERNS =
      """
      WITH here AS (
        SELECT o.signature, o.site_id, count(*) AS occurrences, count(*) FILTER (WHERE o.is_healed) AS healed,
               max(o.at) AS last_at, (array_agg(o.rule ->> 'id' ORDER BY o.at DESC))[1] AS rule_id
          FROM pattern_occurrence o JOIN site s USING (site_id)
         WHERE s.partner_id = :partner AND o.signature IS NOT NULL
         GROUP BY o.signature, o.site_id),
      pattern AS (
        SELECT signature, sum(occurrences) AS occurrences, sum(healed) AS healed, max(last_at) AS last_at,
               (array_agg(rule_id ORDER BY last_at DESC))[1] AS rule_id,
               array_agg(site_id ORDER BY occurrences DESC, site_id) AS sites
          FROM here GROUP BY signature)
      SELECT p.signature, p.rule_id, p.occurrences, p.healed, p.last_at, trim_array(p.sites, greatest(cardinality(p.sites) - 20, 0)) AS sites,
             (SELECT count(*) FROM promoted_rule r JOIN site s USING (site_id)
               WHERE s.partner_id = :partner AND r.rule ->> 'id' = p.rule_id
                 AND r.installed_at IS NOT NULL AND r.removed_at IS NULL) AS in_force
        FROM pattern p
       WHERE :after_time::timestamptz IS NULL
          OR (p.last_at, p.signature) < (:after_time::timestamptz, :after_id::text)
       ORDER BY p.last_at DESC, p.signature DESC LIMIT :limit
      """;

  /// Patterns, the newest first.
  static List<OwnPattern> patterns(Db db, UUID partner, PageRequest page) {
    return db.sql(PATTERNS)
        .param("partner", partner)
        .param("after_time", orNull(page.after().map(cursor -> Db.time(cursor.instant(0)))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.text(1))))
        .param("limit", page.fetch())
        .query((row, _) -> pattern(row))
        .list();
  }

  private static OwnPattern pattern(ResultSet row) throws SQLException {
    long occurrences = row.getLong("occurrences");
    long healed = row.getLong("healed");
    return new OwnPattern(
        text(row, "signature"),
        text(row, "rule_id"),
        occurrences,
        healed,
        100 * healed / occurrences,
        Stream.of((Object[]) row.getArray("sites").getArray()).map(String::valueOf).toList(),
        row.getLong("in_force"),
        instant(row, "last_at"));
  }
}
