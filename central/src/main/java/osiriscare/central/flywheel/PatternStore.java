package osiriscare.central.flywheel;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.flywheel.FlywheelApi.PatternView;
import osiriscare.central.flywheel.FlywheelApi.SiteCount;
import osiriscare.central.flywheel.Plans.Ended;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.healing.rule.Rule;
import tools.jackson.databind.node.ObjectNode;

/// What plans taught, counted.
final class PatternStore {
  /// Fewest times that a plan must have ended before it may become a rule.
  static final int OCCURRENCES_MIN = 5;

  /// Smallest share of them that healed.
  static final int SUCCESS_PERCENT_MIN = 90;

  private PatternStore() {}

  private static final String COUNT =
      """
      INSERT INTO pattern_occurrence (decision_id, site_id, signature, rule, is_healed, at)
      VALUES (:decision, :site, :signature, :rule, :healed, :at) ON CONFLICT DO NOTHING
      """;

  static void count(Db db, Ended plan, Optional<Learned> learned) {
    db.sql(COUNT)
        .param("decision", plan.decision())
        .param("site", plan.site().value())
        .param("signature", orNull(learned.map(Learned::signature)))
        .param("rule", orNull(learned.map(Learned::rule).map(Rule::toJson).map(Db::jsonb)))
        .param("healed", plan.isHealed())
        .param("at", Db.time(plan.at()))
        .update();
  }

  private static final String PAGE =
      """
      WITH site_count AS (
        SELECT signature, site_id, count(*) AS occurrences, count(*) FILTER (WHERE is_healed) AS healed, max(at) AS last_at
          FROM pattern_occurrence
         WHERE signature IS NOT NULL AND (:signature::text IS NULL OR signature = :signature::text)
         GROUP BY signature, site_id),
      pattern AS (
        SELECT signature, sum(occurrences) AS occurrences, sum(healed) AS healed, count(*) AS sites, max(last_at) AS last_at,
               count(*) FILTER (WHERE occurrences >= :least AND healed * 100 >= occurrences * :percent) AS proven_sites
          FROM site_count GROUP BY signature)
      SELECT p.signature, p.occurrences, p.healed, p.sites, p.proven_sites, p.last_at, r.rule::text, m.status
        FROM pattern p
        CROSS JOIN LATERAL (
          SELECT rule FROM pattern_occurrence WHERE signature = p.signature ORDER BY at DESC LIMIT 1) r
        LEFT JOIN LATERAL (
          SELECT status FROM promotion WHERE signature = p.signature ORDER BY decided_at DESC LIMIT 1) m ON true
       WHERE (NOT :waiting OR (m.status IS NULL
                 AND (p.proven_sites > 0 OR (p.occurrences >= :least AND p.healed * 100 >= p.occurrences * :percent))))
         AND (:after_time::timestamptz IS NULL OR (p.last_at, p.signature) < (:after_time::timestamptz, :after_id::text))
       ORDER BY p.last_at DESC, p.signature DESC LIMIT :limit
      """;

  /// @param isWaiting only those that wait for a person's word
  static List<PatternView> page(Db db, boolean isWaiting, PageRequest page) {
    return db.sql(PAGE)
        .param("signature", null)
        .param("waiting", isWaiting)
        .param("least", OCCURRENCES_MIN)
        .param("percent", SUCCESS_PERCENT_MIN)
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  static Optional<PatternView> find(Db db, String signature) {
    return db.sql(PAGE)
        .param("signature", signature)
        .param("waiting", false)
        .param("least", OCCURRENCES_MIN)
        .param("percent", SUCCESS_PERCENT_MIN)
        .param("after_time", null)
        .param("after_id", null)
        .param("limit", 1)
        .query((row, _) -> view(row))
        .optional();
  }

  private static PatternView view(ResultSet row) throws SQLException {
    long occurrences = row.getLong("occurrences");
    long healed = row.getLong("healed");
    long provenSites = row.getLong("proven_sites");
    var status = optionalText(row, "status");
    var rule = (ObjectNode) json(row, "rule");
    Instant last = instant(row, "last_at");
    boolean isProven = isProven(occurrences, healed);
    return new PatternView(
        text(row, "signature"),
        rule.path("id").asString(),
        rule,
        occurrences,
        healed,
        100 * healed / occurrences,
        row.getLong("sites"),
        provenSites,
        isProven,
        status.isEmpty() && (isProven || provenSites > 0),
        status,
        last);
  }

  /// A pattern that was proven at a site, and that nobody decided about.
  record ProvenSite(String signature, String siteId, long occurrences, long healed) {}

  private static final String WAITING =
      """
      SELECT signature, site_id, count(*) AS occurrences, count(*) FILTER (WHERE is_healed) AS healed
        FROM pattern_occurrence o
       WHERE signature IS NOT NULL AND NOT EXISTS (SELECT 1 FROM promotion m WHERE m.signature = o.signature)
       GROUP BY signature, site_id
      HAVING count(*) >= :least AND count(*) FILTER (WHERE is_healed) * 100 >= count(*) * :percent
       ORDER BY signature, occurrences DESC, site_id LIMIT :limit
      """;

  static List<ProvenSite> waiting(Db db, int limit) {
    return db.sql(WAITING)
        .param("least", OCCURRENCES_MIN)
        .param("percent", SUCCESS_PERCENT_MIN)
        .param("limit", limit)
        .query((row, _) ->
            new ProvenSite(
                text(row, "signature"),
                text(row, "site_id"),
                row.getLong("occurrences"),
                row.getLong("healed")))
        .list();
  }

  static boolean isProven(long occurrences, long healed) {
    return occurrences >= OCCURRENCES_MIN && healed * 100 >= occurrences * SUCCESS_PERCENT_MIN;
  }

  private static final String SITES =
      """
      SELECT site_id, count(*) AS occurrences, count(*) FILTER (WHERE is_healed) AS healed
        FROM pattern_occurrence WHERE signature = :signature
       GROUP BY site_id ORDER BY occurrences DESC, site_id LIMIT :limit
      """;

  /// Where it was seen, most often first.
  static List<SiteCount> sites(Db db, String signature, int limit) {
    return db.sql(SITES)
        .param("signature", signature)
        .param("limit", limit)
        .query((row, _) ->
            new SiteCount(
                text(row, "site_id"),
                row.getLong("occurrences"),
                row.getLong("healed"),
                isProven(row.getLong("occurrences"), row.getLong("healed"))))
        .list();
  }
}
