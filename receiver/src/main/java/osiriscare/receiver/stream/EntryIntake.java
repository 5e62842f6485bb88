package osiriscare.receiver.stream;

import java.util.Map;
import java.util.Optional;
import osiriscare.daemon.http.HttpDoor;
import osiriscare.database.incident.IncidentRegister.What;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.incident.IncidentIntake;
import osiriscare.receiver.incident.RecoveryIntake;
import osiriscare.receiver.incident.Reporter;
import osiriscare.receiver.watcher.HeartbeatIntake;
import osiriscare.receiver.watcher.Watchers;

/// Takes one entry of a site's stream: proves the watcher, then hands the body to the intake that
/// `POST /incidents` or `POST /incidents/recovered` uses.
final class EntryIntake {
  private final Watchers watchers;
  private final IncidentIntake incidents;
  private final RecoveryIntake recoveries;
  private final HeartbeatIntake heartbeats;

  EntryIntake(
      Watchers watchers,
      IncidentIntake incidents,
      RecoveryIntake recoveries,
      HeartbeatIntake heartbeats) {
    this.watchers = watchers;
    this.incidents = incidents;
    this.recoveries = recoveries;
    this.heartbeats = heartbeats;
  }

  /// What became of an entry.
  sealed interface Outcome {
    /// It is stored, now or before.
    record Taken(boolean isNew) implements Outcome {}

    /// It never will be.
    ///
    /// @param code the problem's word
    record Refused(String code, String why) implements Outcome {}
  }

  /// Takes an entry. What the database does passes through: it says nothing about the entry.
  Outcome take(SiteId site, Map<String, String> fields) {
    try {
      var body = required(fields, IncidentStream.BODY);
      if (body.length() > HttpDoor.BODY_BYTES_MAX) {
        throw new ProblemException(ProblemCode.PAYLOAD_TOO_LARGE);
      }
      var reporter = prove(site, fields, body);
      return new Outcome.Taken(take(Json.object(body, "body"), reporter));
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem().code().code(), e.problem().detail());
    } catch (InvalidRequest e) {
      return new Outcome.Refused(
          ProblemCode.INVALID_REQUEST.code(), String.valueOf(e.getMessage()));
    }
  }

  private boolean take(Fields report, Reporter reporter) {
    if (Heartbeat.isOne(report.tree())) {
      return heartbeats.takeLate(Heartbeat.from(report), reporter);
    }
    return Recovery.isOne(report.tree())
        ? recoveries.take(Recovery.from(report), reporter)
        : incidents.take(Incident.from(report), reporter).what() != What.DUPLICATE;
  }

  private Reporter prove(SiteId site, Map<String, String> fields, String body) {
    var watcher = watcher(required(fields, IncidentStream.WATCHER));
    var key =
        watchers
            .signingKey(site, watcher)
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.UNAUTHENTICATED, "The site has no such watcher, or none any more"));
    if (!key.verifies(body, required(fields, IncidentStream.SIGNATURE))) {
      throw new ProblemException(ProblemCode.SIGNATURE_INVALID);
    }
    return Reporter.of(watcher, site);
  }

  private static WatcherId watcher(String text) {
    try {
      return WatcherId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(IncidentStream.WATCHER, String.valueOf(e.getMessage()));
    }
  }

  private static String required(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new InvalidRequest(name, "is required"));
  }
}
