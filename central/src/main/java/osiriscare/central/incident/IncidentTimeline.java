package osiriscare.central.incident;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.incident.IncidentApi.IncidentView;
import osiriscare.central.route.Described;
import osiriscare.database.Db;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// What happened around an incident: told from what was signed, each line with the bundle that
/// proves it, and from what Central itself decided, ordered and was told.
public final class IncidentTimeline {
  private static final Duration AROUND = Duration.ofMinutes(30);

  private IncidentTimeline() {}

  /// One line.
  ///
  /// @param what kind of line
  /// @param title what happened, for people
  public record TimelineEntry(
      Instant at,
      @Described(
              oneOf = {
                "reported",
                "looked",
                "decided",
                "ordered",
                "done",
                "ended",
                "escalated",
                "recovered",
                "resolved",
                "reopened",
                "recurred"
              })
          String what,
      String title,
      @Described("Why, or what came of it") Optional<String> reason,
      Optional<String> ruleId,
      Optional<String> runbookId,
      @Described("Steps that ran, as they were signed") List<JsonNode> steps,
      @Described("The bundle that proves it") Optional<String> bundleId) {}

  private static final String BUNDLES =
      """
      SELECT bundle_id::text, kind, verdict, timestamp_end, signed_payload
        FROM evidence_bundle
       WHERE site_id = :site AND host_id = :host
         AND (check_type = :check OR (kind = 'healing' AND EXISTS (
           SELECT 1 FROM incident_step s
            WHERE s.incident_id = :incident AND s.order_id IS NOT NULL
              AND position('"run_id":"' || s.order_id || '"' IN signed_payload) > 0)))
         AND timestamp_end BETWEEN :from AND coalesce(:until::timestamptz, 'infinity')
       ORDER BY timestamp_end, sequence
       LIMIT 100
      """;

  private record Bundle(
      String id, String kind, Optional<String> verdict, Instant at, String signedPayload) {}

  static List<TimelineEntry> of(Db db, IncidentView incident) {
    var lines = new ArrayList<TimelineEntry>();
    var reporter =
        incident.watcherId().isPresent()
            ? "A watcher"
            : incident.reportedBy().orElse("The appliance");
    lines.add(line(incident.receivedAt(), "reported", reporter + " reported it"));
    again(db, incident).stream()
        .map(at -> line(at, "reported", reporter + " reported it again"))
        .forEach(lines::add);
    for (var bundle : bundles(db, incident)) {
      lines.addAll(told(bundle));
    }
    var steps = steps(db, incident);
    lines.addAll(steps);
    if (steps.stream().noneMatch(step -> step.what().equals("resolved"))) {
      incident
          .resolvedAt()
          .ifPresent(at -> lines.add(line(at, "resolved", "The incident was closed")));
    }
    lines.sort(Comparator.comparing(TimelineEntry::at));
    return lines;
  }

  private static final String AGAIN =
      """
      SELECT received_at FROM incident_occurrence
       WHERE incident_id = :incident AND occurrence_id <> :incident ORDER BY received_at DESC LIMIT 50
      """;

  private static List<Instant> again(Db db, IncidentView incident) {
    return db.sql(AGAIN)
        .param("incident", UUID.fromString(incident.incidentId()))
        .query((row, _) -> instant(row, "received_at"))
        .list();
  }

  private static final String STEPS =
      """
      SELECT at, step, reason_code, reason, rule_id, runbook_id, bundle_id::text, said_by
        FROM incident_step WHERE incident_id = :incident ORDER BY step_id LIMIT 500
      """;

  private static List<TimelineEntry> steps(Db db, IncidentView incident) {
    return db.sql(STEPS)
        .param("incident", UUID.fromString(incident.incidentId()))
        .query((row, _) ->
            new TimelineEntry(
                instant(row, "at"),
                text(row, "step"),
                title(
                    text(row, "step"),
                    optionalText(row, "reason_code").orElse(""),
                    text(row, "said_by")),
                optionalText(row, "reason"),
                optionalText(row, "rule_id"),
                optionalText(row, "runbook_id"),
                List.of(),
                optionalText(row, "bundle_id")))
        .list();
  }

  private static String title(String step, String code, String saidBy) {
    return switch (step) {
      case "decided" ->
          code.equals("act")
              ? decider(saidBy) + " decided: the appliance shall run the runbook"
              : decider(saidBy) + " decided: " + code.replace('_', ' ');
      case "ordered" -> "The order was signed";
      case "ended" ->
          "The appliance says: "
              + HealingOutcome.of(code).map(HealingOutcome::shown).orElse(code.replace('_', ' '));
      case "escalated" -> "A person is asked";
      case "recovered" -> "The watcher says that it is well again";
      case "resolved" ->
          switch (code) {
            case "evidence" -> "Signed evidence closed it";
            case "recovered" -> "The watcher's report closed it";
            default -> saidBy + " closed it";
          };
      case "reopened" -> "It came back: the incident is open again";
      case "recurred" -> "It came back, as a new incident";
      default -> step;
    };
  }

  private static String decider(String saidBy) {
    return saidBy.equals(StepStore.CENTRAL)
        ? "Central"
        : saidBy.equals("planner") ? "The planner" : saidBy;
  }

  private static List<Bundle> bundles(Db db, IncidentView incident) {
    return db.sql(BUNDLES)
        .param("incident", UUID.fromString(incident.incidentId()))
        .param("site", incident.siteId())
        .param("host", incident.hostId())
        .param("check", incident.checkType().orElse(incident.incidentType()))
        .param("from", Db.time(incident.receivedAt().minus(AROUND)))
        .param("until", orNull(incident.resolvedAt().map(at -> Db.time(at.plus(AROUND)))))
        .query((row, _) -> bundle(row))
        .list();
  }

  private static Bundle bundle(ResultSet row) throws SQLException {
    return new Bundle(
        text(row, "bundle_id"),
        text(row, "kind"),
        optionalText(row, "verdict"),
        instant(row, "timestamp_end"),
        text(row, "signed_payload"));
  }

  private static List<TimelineEntry> told(Bundle bundle) {
    JsonNode payload;
    try {
      payload = Json.parse(bundle.signedPayload(), "signed_payload");
    } catch (InvalidRequest _) {
      return List.of(proven(bundle, "looked", "A bundle that cannot be read", Json.object()));
    }
    return bundle.kind().equals("healing") ? healing(bundle, payload) : List.of(looked(bundle));
  }

  private static TimelineEntry looked(Bundle bundle) {
    var title =
        switch (bundle.verdict().orElse("")) {
          case "pass" -> "The check passed";
          case "fail" -> "The check failed";
          case "unknown" -> "The check could not tell";
          default -> "Evidence of the kind " + bundle.kind();
        };
    return proven(bundle, "looked", title, Json.object());
  }

  private static List<TimelineEntry> healing(Bundle bundle, JsonNode payload) {
    var lines = new ArrayList<TimelineEntry>();
    var post = payload.path("post_state");
    var decision = post.path("decision");
    if (decision.isObject()) {
      lines.add(
          proven(
              bundle,
              "decided",
              "Decided: " + decision.path("decision").asString("unknown").replace('_', ' '),
              decision));
    }
    var steps = payload.path("action_taken");
    if (steps.isArray() && !steps.isEmpty()) {
      lines.add(
          new TimelineEntry(
              bundle.at(),
              "done",
              steps.size() == 1 ? "One step ran" : steps.size() + " steps ran",
              Optional.empty(),
              Optional.empty(),
              word(decision, "runbook_id"),
              steps.valueStream().toList(),
              Optional.of(bundle.id())));
    }
    var outcome =
        word(post, "healing_outcome").flatMap(HealingOutcome::of).map(HealingOutcome::shown);
    lines.add(proven(bundle, "ended", "Outcome: " + outcome.orElse("not said"), Json.object()));
    return lines;
  }

  private static TimelineEntry proven(Bundle bundle, String what, String title, JsonNode decision) {
    return new TimelineEntry(
        bundle.at(),
        what,
        title,
        word(decision, "reason"),
        word(decision, "rule_id"),
        word(decision, "runbook_id"),
        List.of(),
        Optional.of(bundle.id()));
  }

  private static TimelineEntry line(Instant at, String what, String title) {
    return new TimelineEntry(
        at,
        what,
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Optional<String> word(JsonNode node, String name) {
    return Optional.of(node.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
  }
}
