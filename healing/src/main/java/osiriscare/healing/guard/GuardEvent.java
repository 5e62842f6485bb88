package osiriscare.healing.guard;

import java.time.Instant;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Something that the guardrails remember. The subject is what was acted on: check, rule and unit,
/// or the order's runbook; the tool that of the runbook; the target the unit, else empty.
public sealed interface GuardEvent {
  /// Word of [ClockWentBack].
  String CLOCK_WENT_BACK = "clock_went_back";

  Instant at();

  /// Where; empty when it is about all hosts.
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

  /// A person looked at a runbook that had failed too often: its breaker is closed again.
  record RunbookReset(Instant at, String runbook) implements GuardEvent {
    @Override
    public String host() {
      return "";
    }
  }

  /// The clock showed less than it had shown before: how long ago anything was done is not known.
  record ClockWentBack(Instant at) implements GuardEvent {
    @Override
    public String host() {
      return "";
    }
  }

  /// As it is kept.
  default ObjectNode toJson() {
    var json = Json.object();
    json.put("event", word());
    json.put("at", at().toString());
    if (!host().isEmpty()) {
      json.put("host", host());
    }
    switch (this) {
      case Started started ->
          action(json, started.subject, started.tool, started.runbook, started.target);
      case Finished ended -> {
        action(json, ended.subject, ended.tool, ended.runbook, ended.target);
        json.put("outcome", ended.outcome.word());
      }
      case Recovered recovered -> json.put("check", recovered.check);
      case RunbookReset reset -> json.put("runbook", reset.runbook);
      case Reset _, ClockWentBack _ -> {
        // Time and host are all.
      }
    }
    return json;
  }

  private String word() {
    return switch (this) {
      case Started _ -> "started";
      case Finished _ -> "finished";
      case Recovered _ -> "recovered";
      case Reset _ -> "reset";
      case RunbookReset _ -> "runbook_reset";
      case ClockWentBack _ -> CLOCK_WENT_BACK;
    };
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
    var event = fields.text("event", 20);
    if (event.equals(CLOCK_WENT_BACK)) {
      return new ClockWentBack(at);
    }
    if (event.equals("runbook_reset")) {
      return new RunbookReset(at, fields.text("runbook", 64));
    }
    var host = fields.text("host", 255);
    return switch (event) {
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
