package osiriscare.protocol.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A watcher says that it is there. A host of which nothing is heard is not a quiet one.
///
/// @param sentAt by the watcher's clock
/// @param problem what it cannot see at the moment
/// @param waiting incidents that it could not send yet
public record Heartbeat(
    SiteId site, Instant sentAt, Optional<String> problem, long waiting, String agentVersion) {
  /// How often one is sent when nothing changes.
  public static final Duration EVERY = Duration.ofMinutes(1);

  private static final String TIME = "heartbeat_at";
  private static final int PROBLEM_MAX = 200;
  private static final int VERSION_MAX = 100;

  /// Whether a body is one, and no incident: both travel over the same stream.
  public static boolean isOne(ObjectNode body) {
    return body.has(TIME);
  }

  /// Reads a report. Unknown fields are ignored.
  public static Heartbeat from(Fields fields) {
    return new Heartbeat(
        fields.parsed("site_id", SiteId::new),
        fields.instant(TIME),
        fields.optionalText("problem", PROBLEM_MAX),
        fields.integer("waiting", 0, Integer.MAX_VALUE),
        fields.text("agent_version", VERSION_MAX));
  }

  /// Whether to send this one when that was the last: its time has come, or something changed.
  public boolean isDueAfter(Heartbeat last) {
    return !problem.equals(last.problem)
        || sentAt.isBefore(last.sentAt)
        || !sentAt.isBefore(last.sentAt.plus(EVERY));
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json =
        Json.object()
            .put("site_id", site.value())
            .put(TIME, sentAt.toString())
            .put("waiting", waiting)
            .put("agent_version", agentVersion);
    problem.ifPresent(text -> json.put("problem", text));
    return json;
  }
}
