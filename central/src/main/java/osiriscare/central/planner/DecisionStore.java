package osiriscare.central.planner;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalLong;
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
import osiriscare.central.planner.PlanModel.Usage;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.central.planner.Verdict.Said;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The rows of decisions.
final class DecisionStore {
  private DecisionStore() {}

  /// What is known before anybody answers.
  ///
  /// @param provider who is asked; empty when nobody is
  record Begun(
      UUID id,
      IncidentId incident,
      SiteId site,
      Optional<String> provider,
      Optional<String> model,
      Optional<String> questionSha256,
      Optional<UUID> rememberedFrom,
      long reservedMicroDollars) {}

  private static final String BEGIN =
      """
      INSERT INTO planner_decision (decision_id, incident_id, site_id, status, attempt, asked_at, provider, model,
          question_sha256, remembered_from, reserved_microusd)
      VALUES (:id, :incident, :site, 'asking', 1, :now, :provider, :model, :question, :remembered, :reserved)
      """;

  static void begin(Db db, Begun begun, Instant now) {
    db.sql(BEGIN)
        .param("id", begun.id())
        .param("incident", begun.incident().value())
        .param("site", begun.site().value())
        .param("now", Db.time(now))
        .param("provider", orNull(begun.provider()))
        .param("model", orNull(begun.model()))
        .param("question", orNull(begun.questionSha256()))
        .param("remembered", orNull(begun.rememberedFrom()))
        .param("reserved", begun.reservedMicroDollars())
        .update();
  }

  private static final String ANSWERED =
      """
      UPDATE planner_decision
         SET answered_at = :now, answer = left(:answer, 20000), input_tokens = :input, output_tokens = :output,
             cost_microusd = :cost
       WHERE decision_id = :id AND attempt = :attempt AND status = 'asking'
      """;

  /// What came back.
  ///
  /// @param microDollars what it cost; at most what was reserved is assumed when nobody says
  record Answered(Optional<String> text, Optional<Usage> usage, long microDollars) {}

  /// Keeps an answer.
  ///
  /// @return false when another worker concluded in the meantime
  static boolean answered(Db db, UUID id, int attempt, Answered answered, Instant now) {
    return db.sql(ANSWERED)
            .param("now", Db.time(now))
            .param("answer", orNull(answered.text().map(DecisionStore::storable)))
            .param("input", orNull(answered.usage().map(Usage::inputTokens)))
            .param("output", orNull(answered.usage().map(Usage::outputTokens)))
            .param("cost", answered.microDollars())
            .param("id", id)
            .param("attempt", attempt)
            .update()
        == 1;
  }

  private static String storable(String text) {
    return text.replace('\0', ' ');
  }

  /// How a decision ended.
  ///
  /// @param status a word of the table
  record End(
      String status,
      Optional<RunbookId> runbook,
      ObjectNode parameters,
      Optional<Said> said,
      Optional<Doubt> why,
      Optional<OrderId> order) {
    static End without(String status, Doubt why, Optional<Said> said) {
      return new End(
          status, Optional.empty(), Json.object(), said, Optional.of(why), Optional.empty());
    }
  }

  private static final String END =
      """
      UPDATE planner_decision
         SET status = :status, runbook_id = :runbook, parameters = :parameters, confidence = :confidence,
             reasoning = :reasoning, reason_code = :code, reason = left(:reason, 2000), order_id = :order,
             answered_at = coalesce(answered_at, :now), cost_microusd = coalesce(cost_microusd, 0)
       WHERE decision_id = :id
      """;

  static void end(Db db, UUID id, End end, Instant now) {
    db.sql(END)
        .param("status", end.status())
        .param("runbook", orNull(end.runbook().map(RunbookId::value)))
        .param("parameters", Db.jsonb(end.parameters()))
        .param("confidence", orNull(end.said().map(Said::confidence)))
        .param("reasoning", orNull(end.said().map(Said::reasoning).map(DecisionStore::storable)))
        .param("code", orNull(end.why().map(Doubt::code)))
        .param("reason", orNull(end.why().map(Doubt::reason)))
        .param("order", orNull(end.order().map(OrderId::value)))
        .param("now", Db.time(now))
        .param("id", id)
        .update();
  }

  private static final String SUPERSEDE =
      """
      UPDATE planner_decision SET status = 'void', reason_code = 'superseded', reason = 'the incident came back, and was decided anew'
       WHERE incident_id = :incident AND status = 'waiting' AND decision_id <> :by
      """;

  /// Ends what still waits for a person, from before the incident came back.
  static void supersede(Db db, IncidentId incident, UUID by) {
    db.sql(SUPERSEDE).param("incident", incident.value()).param("by", by).update();
  }

  private static final String DID_NOT_HOLD =
      """
      SELECT EXISTS (
        SELECT 1 FROM incident_step s JOIN appliance_order o USING (order_id)
         WHERE s.incident_id = :incident AND s.step = 'reopened'
           AND o.parameters ->> 'runbook_id' = :runbook AND o.parameters -> 'parameters' = :parameters)
      """;

  /// Whether this very plan put the incident right before, and it came back.
  static boolean didNotHold(Db db, IncidentId incident, RunbookId runbook, ObjectNode parameters) {
    return db.sql(DID_NOT_HOLD)
        .param("incident", incident.value())
        .param("runbook", runbook.value())
        .param("parameters", Db.jsonb(parameters))
        .query(Boolean.class)
        .single();
  }

  private static final String REVIEW =
      """
      UPDATE planner_decision
         SET status = :status, order_id = :order, reviewed_at = :now, reviewed_by = :by, review_reason = :reason
       WHERE decision_id = :id AND status = 'waiting'
      """;

  /// Keeps what a person said of a plan that waited, in the transaction that locked it.
  static void review(
      Db db, UUID id, Optional<OrderId> order, String by, Optional<String> reason, Instant now) {
    int reviewed =
        db.sql(REVIEW)
            .param("status", order.isPresent() ? "ordered" : "rejected")
            .param("order", orNull(order.map(OrderId::value)))
            .param("now", Db.time(now))
            .param("by", by)
            .param("reason", orNull(reason))
            .param("id", id)
            .update();
    if (reviewed != 1) {
      throw new IllegalStateException("decision " + id + " was reviewed without its lock");
    }
  }

  private static final String LOCK =
      "SELECT decision_id::text FROM planner_decision WHERE decision_id = :id FOR UPDATE";

  /// Keeps others from a decision until the transaction ends.
  static Optional<DecisionView> lock(Db db, UUID id) {
    return db.sql(LOCK)
        .param("id", id)
        .query((row, _) -> text(row, "decision_id"))
        .optional()
        .flatMap(_ -> find(db, id));
  }

  private static final String AGAIN =
      """
      WITH due AS (
        SELECT decision_id FROM planner_decision
         WHERE status = 'asking' AND asked_at < :before ORDER BY asked_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      UPDATE planner_decision d SET attempt = attempt + 1, asked_at = :now
        FROM due WHERE d.decision_id = due.decision_id
      RETURNING d.decision_id, incident_id, attempt
      """;

  /// A question whose answer never came: the Central that asked is no more.
  record Lost(UUID id, IncidentId incident, int attempt) {}

  /// Takes up questions that were asked before this time.
  static List<Lost> takeLost(Db db, Instant before, Instant now, int limit) {
    return db.sql(AGAIN)
        .param("now", Db.time(now))
        .param("before", Db.time(before))
        .param("limit", limit)
        .query((row, _) ->
            new Lost(
                uuid(row, "decision_id"),
                IncidentId.parse(text(row, "incident_id")),
                row.getInt("attempt")))
        .list();
  }

  private static final String REMEMBERED =
      """
      SELECT d.decision_id, d.answer, d.incident_id, d.reviewed_by IS NOT NULL AND d.status = 'ordered' AS is_approved,
             d.status = 'rejected' AS is_rejected,
             coalesce(o.error_code, '') AS ended
        FROM planner_decision d LEFT JOIN appliance_order o USING (order_id)
       WHERE d.question_sha256 = :question AND d.answer IS NOT NULL AND d.confidence IS NOT NULL
         AND d.asked_at > :since AND d.remembered_from IS NULL
       ORDER BY d.asked_at DESC LIMIT 1
      """;

  /// The answer that the same question got a while ago.
  ///
  /// @param approvedFor the incident for which a person approved the plan
  /// @param ended how its order ended without having healed; empty when it did, or goes on
  record Remembered(
      UUID id, String answer, Optional<IncidentId> approvedFor, boolean isRejected, String ended) {}

  static Optional<Remembered> remembered(Db db, String questionSha256, Instant since) {
    return db.sql(REMEMBERED)
        .param("question", questionSha256)
        .param("since", Db.time(since))
        .query((row, _) ->
            new Remembered(
                uuid(row, "decision_id"),
                text(row, "answer"),
                row.getBoolean("is_approved")
                    ? Optional.of(IncidentId.parse(text(row, "incident_id")))
                    : Optional.empty(),
                row.getBoolean("is_rejected"),
                text(row, "ended")))
        .optional();
  }

  private static final String SPENT =
      "SELECT coalesce(sum(coalesce(cost_microusd, reserved_microusd)), 0) FROM planner_decision WHERE asked_at >= :since";

  /// What all calls since then cost, with what those under way may cost.
  static long spentMicroDollars(Db db, Instant since) {
    return db.sql(SPENT).param("since", Db.time(since)).query(Long.class).single();
  }

  private static final String CALLS =
      """
      SELECT count(*) FROM planner_decision
       WHERE (:site::text IS NULL OR site_id = :site::text) AND asked_at > :since AND provider IS NOT NULL
      """;

  /// How often a model was asked about a site, or about all.
  static long calls(Db db, Optional<SiteId> site, Instant since) {
    return db.sql(CALLS)
        .param("site", orNull(site.map(SiteId::value)))
        .param("since", Db.time(since))
        .query(Long.class)
        .single();
  }

  private static final String FAILED_IN_A_ROW =
      """
      SELECT count(*) FILTER (WHERE answer IS NULL AND reason_code <> 'refused') = :row AND count(*) = :row FROM (
        SELECT answer, reason_code FROM planner_decision
         WHERE provider IS NOT NULL AND status <> 'asking' AND answered_at > :since
         ORDER BY answered_at DESC LIMIT :row) latest
      """;

  /// Whether the latest calls all came to nothing.
  static boolean failedInARow(Db db, int inARow, Instant since) {
    return db.sql(FAILED_IN_A_ROW)
        .param("row", inARow)
        .param("since", Db.time(since))
        .query(Boolean.class)
        .single();
  }

  private static final String PAGE =
      """
      SELECT decision_id, incident_id, site_id, status, attempt, asked_at, answered_at, provider, model, question_sha256,
             remembered_from, input_tokens, output_tokens, coalesce(cost_microusd, reserved_microusd) AS cost_microusd,
             runbook_id, parameters::text, confidence, reasoning, reason_code, reason, order_id, reviewed_at, reviewed_by,
             review_reason
        FROM planner_decision
       WHERE (:id::uuid IS NULL OR decision_id = :id::uuid)
         AND (:site::text IS NULL OR site_id = :site::text)
         AND (:status::text IS NULL OR status = :status::text)
         AND (:incident::uuid IS NULL OR incident_id = :incident::uuid)
         AND (:after_time::timestamptz IS NULL
              OR (asked_at, decision_id::text) < (:after_time::timestamptz, :after_id::text))
       ORDER BY asked_at DESC, decision_id::text DESC
       LIMIT :limit
      """;

  /// Which decisions are wanted.
  record Wanted(Optional<SiteId> site, Optional<String> status, Optional<IncidentId> incident) {}

  static List<DecisionView> page(Db db, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("id", null)
        .param("site", orNull(wanted.site().map(SiteId::value)))
        .param("status", orNull(wanted.status()))
        .param("incident", orNull(wanted.incident().map(IncidentId::value)))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  static Optional<DecisionView> find(Db db, UUID id) {
    return db.sql(PAGE)
        .param("id", id)
        .param("site", null)
        .param("status", null)
        .param("incident", null)
        .param("after_time", null)
        .param("after_id", null)
        .param("limit", 1)
        .query((row, _) -> view(row))
        .optional();
  }

  private static DecisionView view(ResultSet row) throws SQLException {
    return new DecisionView(
        text(row, "decision_id"),
        text(row, "incident_id"),
        text(row, "site_id"),
        text(row, "status"),
        instant(row, "asked_at"),
        optionalInstant(row, "answered_at"),
        optionalText(row, "provider"),
        optionalText(row, "model"),
        optionalText(row, "question_sha256"),
        optionalText(row, "remembered_from"),
        row.getInt("attempt"),
        optionalLong(row, "input_tokens"),
        optionalLong(row, "output_tokens"),
        row.getLong("cost_microusd"),
        optionalText(row, "runbook_id"),
        json(row, "parameters"),
        optionalLong(row, "confidence"),
        optionalText(row, "reasoning"),
        optionalText(row, "reason_code"),
        optionalText(row, "reason"),
        optionalText(row, "order_id"),
        optionalInstant(row, "reviewed_at"),
        optionalText(row, "reviewed_by"),
        optionalText(row, "review_reason"));
  }
}
