package osiriscare.central.flywheel;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.flywheel.FlywheelApi.PromotedSite;
import osiriscare.central.flywheel.FlywheelApi.PromotionView;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// What people said of patterns, and where the rules are that came of it.
final class PromotionStore {
  private PromotionStore() {}

  /// What a person decided.
  ///
  /// @param status `rolling` or `rejected`
  record Decided(
      UUID id,
      String signature,
      ObjectNode rule,
      String status,
      Replay replay,
      String by,
      String reason,
      Instant at) {}

  private static final String INSERT =
      """
      INSERT INTO promotion (promotion_id, signature, rule_id, rule, status, stage, stage_since, replay, decided_at,
          decided_by, reason, ended_at, ended_by, end_reason)
      VALUES (:id, :signature, :rule_id, :rule, :status, 0, :now, :replay, :now, :by, :reason, :ended, :ended_by,
          :end_reason)
      ON CONFLICT (signature) WHERE status IN ('rolling', 'active') DO NOTHING
      """;

  /// Keeps it.
  ///
  /// @return false when the pattern is a rule already
  static boolean insert(Db db, Decided decided) {
    boolean isOver = decided.status().equals("rejected");
    return db.sql(INSERT)
            .param("id", decided.id())
            .param("signature", decided.signature())
            .param("rule_id", decided.rule().path("id").asString())
            .param("rule", Db.jsonb(decided.rule()))
            .param("status", decided.status())
            .param("now", Db.time(decided.at()))
            .param("replay", Db.jsonb(AnswerJson.tree(decided.replay())))
            .param("by", decided.by())
            .param("reason", decided.reason())
            .param("ended", isOver ? Db.time(decided.at()) : null)
            .param("ended_by", isOver ? decided.by() : null)
            .param("end_reason", isOver ? decided.reason() : null)
            .update()
        == 1;
  }

  private static final String TARGET =
      """
      INSERT INTO promoted_rule (promotion_id, site_id, rule, stage) VALUES (:id, :site, :rule, :stage)
      """;

  static void target(Db db, UUID id, String site, ObjectNode rule, int stage) {
    db.sql(TARGET)
        .param("id", id)
        .param("site", site)
        .param("rule", Db.jsonb(rule))
        .param("stage", stage)
        .update();
  }

  /// A rule that is out.
  record Living(UUID id, String ruleId, boolean isRolling, int stage, Instant stageSince) {}

  private static final String LIVING =
      """
      SELECT promotion_id, rule_id, status, stage, stage_since FROM promotion
       WHERE status IN ('rolling', 'active') ORDER BY decided_at, promotion_id FOR UPDATE SKIP LOCKED
      """;

  static List<Living> living(Db db) {
    return db.sql(LIVING)
        .query((row, _) ->
            new Living(
                uuid(row, "promotion_id"),
                text(row, "rule_id"),
                text(row, "status").equals("rolling"),
                row.getInt("stage"),
                instant(row, "stage_since")))
        .list();
  }

  // Takes away first: what fails must not wait for what begins.
  private static final String SETTLE =
      """
      WITH due AS (
        SELECT r.promotion_id, r.site_id, p.status = 'demoted' AS is_over
          FROM promoted_rule r JOIN promotion p USING (promotion_id)
         WHERE (p.status IN ('rolling', 'active') AND r.stage <= p.stage AND r.installed_at IS NULL)
            OR (p.status = 'demoted' AND r.installed_at IS NOT NULL AND r.removed_at IS NULL)
         ORDER BY is_over DESC, r.site_id LIMIT :limit
           FOR UPDATE OF r SKIP LOCKED)
      UPDATE promoted_rule r
         SET installed_at = coalesce(r.installed_at, :now), removed_at = CASE WHEN due.is_over THEN :now::timestamptz END
        FROM due WHERE r.promotion_id = due.promotion_id AND r.site_id = due.site_id
      RETURNING r.site_id
      """;

  /// Says of some sites that a rule is there now, or is not any more, and names them.
  static List<SiteId> settle(Db db, Instant now, int limit) {
    return db.sql(SETTLE)
        .param("now", Db.time(now))
        .param("limit", limit)
        .query((row, _) -> new SiteId(text(row, "site_id")))
        .list();
  }

  private static final String MOVE =
      """
      UPDATE promotion SET stage = :stage, stage_since = :now,
             status = CASE WHEN :stage >= (SELECT max(stage) FROM promoted_rule WHERE promotion_id = :id)
                           THEN 'active' ELSE 'rolling' END
       WHERE promotion_id = :id
      """;

  static void move(Db db, UUID id, int stage, Instant now) {
    db.sql(MOVE).param("id", id).param("stage", stage).param("now", Db.time(now)).update();
  }

  private static final String DEMOTE =
      """
      UPDATE promotion SET status = 'demoted', ended_at = :now, ended_by = :by, end_reason = left(:reason, 500)
       WHERE promotion_id = :id AND status IN ('rolling', 'active')
      """;

  // An appliance that got the rule by an order of its own has it outside the policy, until the
  // policy switches it off.
  private static final String ORDERED_TOO =
      """
      INSERT INTO promoted_rule (promotion_id, site_id, rule, stage, installed_at)
      SELECT p.promotion_id, o.site_id, p.rule, 1, min(o.created_at)
        FROM promotion p
        JOIN appliance_order o ON o.order_type = 'sync_promoted_rule' AND o.parameters ->> 'rule_id' = p.rule_id
       WHERE p.promotion_id = :id
       GROUP BY p.promotion_id, o.site_id
      ON CONFLICT (promotion_id, site_id) DO UPDATE
        SET installed_at = coalesce(promoted_rule.installed_at, excluded.installed_at)
      """;

  /// Ends it, wherever it came by a policy or by an order.
  ///
  /// @return false when it is over already
  static boolean demote(Db db, UUID id, String by, String reason, Instant now) {
    boolean isOver =
        db.sql(DEMOTE)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("now", Db.time(now))
                .update()
            == 1;
    if (isOver) {
      db.sql(ORDERED_TOO).param("id", id).update();
    }
    return isOver;
  }

  /// How often a rule acted since it was installed.
  record Runs(long runs, long failures) {}

  // On the appliance, where its bundle names the rule; and by an order that Central gave by this
  // rule. What did not hold failed.
  private static final String RUNS =
      """
      SELECT count(*) AS runs, count(*) FILTER (WHERE NOT is_healed) AS failures FROM (
        SELECT e.outcome = 'healed' AND NOT EXISTS (
                 SELECT 1 FROM incident_step b
                  WHERE b.bundle_id = e.bundle_id AND b.step IN ('reopened', 'recurred')) AS is_healed
          FROM healing_execution e JOIN promoted_rule r ON r.promotion_id = :id AND r.site_id = e.site_id
         WHERE e.rule_id = :rule AND e.bundle_id IS NOT NULL AND e.outcome IN ('healed', 'failed', 'reverted')
           AND e.started_at >= r.installed_at
        UNION ALL
        SELECT d.is_healed
          FROM incident_step s JOIN promoted_rule r ON r.promotion_id = :id AND r.site_id = s.site_id
          CROSS JOIN LATERAL (
            SELECT t.step = 'resolved' AND NOT EXISTS (
                     SELECT 1 FROM incident_step b
                      WHERE b.order_id = s.order_id AND b.step IN ('reopened', 'recurred')) AS is_healed
              FROM incident_step t
             WHERE t.incident_id = s.incident_id AND t.order_id = s.order_id
               AND ((t.step = 'resolved' AND t.reason_code = 'evidence')
                    OR (t.step = 'ended' AND t.reason_code IN ('failed', 'reverted')))
             ORDER BY t.step = 'resolved' DESC LIMIT 1) d
         WHERE s.step = 'ordered' AND s.rule_id = :rule AND s.at >= r.installed_at) run
      """;

  static Runs runs(Db db, UUID id, String ruleId) {
    return db.sql(RUNS)
        .param("id", id)
        .param("rule", ruleId)
        .query((row, _) -> new Runs(row.getLong("runs"), row.getLong("failures")))
        .single();
  }

  private static final String PAGE =
      """
      SELECT promotion_id, signature, rule_id, rule::text, status, stage, stage_since, replay::text, decided_at, decided_by,
             reason, ended_at, ended_by, end_reason,
             (SELECT coalesce(max(stage), 0) FROM promoted_rule r WHERE r.promotion_id = p.promotion_id) AS stages
        FROM promotion p
       WHERE (:id::uuid IS NULL OR promotion_id = :id::uuid)
         AND (:signature::text IS NULL OR signature = :signature::text)
         AND (:after_time::timestamptz IS NULL
              OR (decided_at, promotion_id::text) < (:after_time::timestamptz, :after_id::text))
       ORDER BY decided_at DESC, promotion_id::text DESC LIMIT :limit
      """;

  static List<PromotionView> page(Db db, Optional<String> signature, PageRequest page) {
    return db
        .sql(PAGE)
        .param("id", null)
        .param("signature", orNull(signature))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list()
        .stream()
        .map(one -> counted(db, one))
        .toList();
  }

  static Optional<PromotionView> find(Db db, UUID id) {
    return db.sql(PAGE)
        .param("id", id)
        .param("signature", null)
        .param("after_time", null)
        .param("after_id", null)
        .param("limit", 1)
        .query((row, _) -> view(row))
        .optional()
        .map(one -> counted(db, one));
  }

  private static PromotionView counted(Db db, PromotionView view) {
    var runs = runs(db, UUID.fromString(view.promotionId()), view.ruleId());
    return view.with(runs.runs(), runs.failures());
  }

  private static PromotionView view(ResultSet row) throws SQLException {
    return new PromotionView(
        text(row, "promotion_id"),
        text(row, "signature"),
        text(row, "rule_id"),
        json(row, "rule"),
        text(row, "status"),
        row.getInt("stage"),
        row.getInt("stages"),
        instant(row, "stage_since"),
        json(row, "replay"),
        instant(row, "decided_at"),
        text(row, "decided_by"),
        text(row, "reason"),
        optionalInstant(row, "ended_at"),
        optionalText(row, "ended_by"),
        optionalText(row, "end_reason"),
        0,
        0);
  }

  private static final String SITES =
      """
      SELECT site_id, stage, installed_at, removed_at FROM promoted_rule
       WHERE promotion_id = :id AND (:after::text IS NULL OR (stage, site_id) > (:after_stage::int, :after::text))
       ORDER BY stage, site_id LIMIT :limit
      """;

  /// Where it goes, in the order of stages.
  static List<PromotedSite> sites(Db db, UUID id, PageRequest page) {
    return db.sql(SITES)
        .param("id", id)
        .param("after_stage", orNull(page.after().map(cursor -> cursor.number(0))))
        .param("after", orNull(page.after().map(cursor -> cursor.text(1))))
        .param("limit", page.fetch())
        .query((row, _) ->
            new PromotedSite(
                text(row, "site_id"),
                row.getInt("stage"),
                optionalInstant(row, "installed_at"),
                optionalInstant(row, "removed_at")))
        .list();
  }

  private static final String ALL_SITES = "SELECT site_id FROM site ORDER BY site_id";

  static List<String> allSites(Db db) {
    return db.sql(ALL_SITES).query((row, _) -> text(row, "site_id")).list();
  }
}
