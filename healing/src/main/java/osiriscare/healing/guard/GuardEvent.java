package osiriscare.healing.guard;

import java.time.Instant;
import java.util.Locale;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Something that the guardrails remember. The subject is what was acted on: check, rule and unit,
/// or the order's runbook; the tool that of the runbook; the target the unit, else empty.
public sealed interface GuardEvent {
  Instant at();

  String host();

  /// An action was begun. Written before the first step, so that after a crash it is known.
  record Started(
      Instant at, String host, String subject, String tool, String runbook, String target)
      implements GuardEvent {}

  /// An action ended; it ends the last one begun with the same host, tool and runbook.
  record Finished(
      Instant at,
      String host,
      String subject,
      String tool,
      String runbook,
      String target,
      HealingOutcome outcome)
      implements GuardEvent {}

  /// A check that had failed passes again.
  record Recovered(Instant at, String host, String check) implements GuardEvent {}

  /// A person looked at it: breakers, flapping and spent tries of the host count anew.
  record Reset(Instant at, String host) implements GuardEvent {}

  /// As it is kept.
  default ObjectNode toJson() {
    var json = Json.object();
    json.put("event", getClass().getSimpleName().toLowerCase(Locale.ROOT));
    json.put("at", at().toString());
    json.put("host", host());
    switch (this) {
      case Started started ->
          action(json, started.subject, started.tool, started.runbook, started.target);
      case Finished ended -> {
        action(json, ended.subject, ended.tool, ended.runbook, ended.target);
        json.put("outcome", ended.outcome.word());
      }
      case Recovered recovered -> json.put("check", recovered.check);
      case Reset _ -> {
        // Time and host are all.
      }
    }
    return json;
  }

  private static void action(
      ObjectNode json, String subject, String tool, String runbook, String target) {
    json.put("subject", subject);
    json.put("tool", tool);
    json.put("runbook", runbook);
    if (!target.isEmpty()) {
      json.put("target", target);
    }
  }

  /// Reads it back.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  static GuardEvent from(Fields fields) {
    var at = fields.instant("at");
    var host = fields.text("host", 255);
    return switch (fields.text("event", 20)) {
      case "started" ->
          new Started(
              at,
              host,
              fields.text("subject", 500),
              fields.text("tool", 50),
              fields.text("runbook", 64),
              fields.optionalText("target", 256).orElse(""));
      case "finished" ->
          new Finished(
              at,
              host,
              fields.text("subject", 500),
              fields.text("tool", 50),
              fields.text("runbook", 64),
              fields.optionalText("target", 256).orElse(""),
              fields.oneOf("outcome", HealingOutcome.class));
      case "recovered" -> new Recovered(at, host, fields.text("check", 255));
      case "reset" -> new Reset(at, host);
      default -> throw fields.wrong("event", "is not known");
    };
  }
}
