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
import osiriscare.central.incident.IncidentApi.IncidentView;
import osiriscare.central.route.Described;
import osiriscare.database.Db;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// What happened around an incident, told from what was signed: each line but the first and the
/// last names the bundle that proves it.
public final class IncidentTimeline {
  private static final Duration AROUND = Duration.ofMinutes(30);

  private IncidentTimeline() {}

  /// One line.
  ///
  /// @param what kind of line
  /// @param title what happened, for people
  public record TimelineEntry(
      Instant at,
      @Described(oneOf = {"reported", "looked", "decided", "done", "ended", "resolved"})
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
       WHERE site_id = :site AND host_id = :host AND check_type = :check
         AND timestamp_end BETWEEN :from AND coalesce(:until::timestamptz, 'infinity')
       ORDER BY timestamp_end, sequence
       LIMIT 100
      """;

  private record Bundle(
      String id, String kind, Optional<String> verdict, Instant at, String signedPayload) {}

  static List<TimelineEntry> of(Db db, IncidentView incident) {
    var lines = new ArrayList<TimelineEntry>();
    lines.add(
        line(
            incident.receivedAt(),
            "reported",
            incident.watcherId().isPresent()
                ? "A watcher reported it"
                : "The appliance reported it"));
    for (var bundle : bundles(db, incident)) {
      lines.addAll(told(bundle));
    }
    incident
        .resolvedAt()
        .ifPresent(at -> lines.add(line(at, "resolved", "The incident was closed")));
    lines.sort(Comparator.comparing(TimelineEntry::at));
    return lines;
  }

  private static List<Bundle> bundles(Db db, IncidentView incident) {
    return db.sql(BUNDLES)
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
