package osiriscare.protocol.order;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.release.AgentRelease;
import tools.jackson.databind.node.ObjectNode;

/// Everything an appliance can be ordered to do. Central signs nothing else and an appliance
/// executes nothing else.
public enum OrderType {
  /// Check in now. No parameters.
  FORCE_CHECKIN,
  /// Scan now. No parameters.
  RUN_DRIFT,
  /// Run one fixed read-only command; parameter `command` names it.
  DIAGNOSTIC,
  /// Return the end of the daemon's log; parameter `lines`, 1–500, default 50.
  VIEW_LOGS,
  /// Run one runbook on one host, through the guardrails; parameters as in [HealingRequest].
  HEALING,
  /// Install one rule that was learned; parameters as in [PromotedRule].
  SYNC_PROMOTED_RULE,
  /// A person looked: what the guardrails stopped goes on; parameters as in [GuardReset].
  HEALING_RESET,
  /// Rebuild the machine from its configured source; parameter `revision`, 40 hex digits.
  NIXOS_REBUILD,
  /// Run another version of the agent, which Central keeps and a release key signed; parameters as
  /// in [AgentRelease].
  UPDATE_AGENT;

  /// Names that `diagnostic` accepts.
  public static final List<String> DIAGNOSTICS =
      List.of(
          "agent_status",
          "agent_logs",
          "system_logs",
          "disk_usage",
          "memory",
          "uptime",
          "network",
          "dns",
          "time_sync",
          "nix_generations",
          "current_system",
          "services",
          "firewall",
          "evidence_queue",
          "rebuild_status");

  /// Most lines that `view_logs` returns.
  public static final int LOG_LINES_MAX = 500;

  /// Lines that `view_logs` returns when not told.
  public static final int LOG_LINES_DEFAULT = 50;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type with this word on the wire.
  public static Optional<OrderType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /// Refuses parameters that this type does not have or that are out of range.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the parameter
  public void check(ObjectNode parameters) {
    var fields = Fields.of(parameters);
    switch (this) {
      case FORCE_CHECKIN, RUN_DRIFT -> refuseOthers(fields, List.of());
      case DIAGNOSTIC -> {
        refuseOthers(fields, List.of("command"));
        if (!DIAGNOSTICS.contains(fields.text("command", 50))) {
          throw fields.wrong("command", "must be one of " + String.join(", ", DIAGNOSTICS));
        }
      }
      case HEALING -> HealingRequest.from(fields);
      case SYNC_PROMOTED_RULE -> PromotedRule.from(fields);
      case HEALING_RESET -> GuardReset.from(fields);
      case UPDATE_AGENT -> AgentRelease.from(fields);
      case NIXOS_REBUILD -> {
        refuseOthers(fields, List.of("revision"));
        if (!fields.text("revision", 40).matches("[0-9a-f]{40}")) {
          throw fields.wrong("revision", "must be 40 lower-case hex digits");
        }
      }
      case VIEW_LOGS -> {
        refuseOthers(fields, List.of("lines"));
        fields.optionalInteger("lines", 1, LOG_LINES_MAX);
      }
    }
  }

  private void refuseOthers(Fields fields, List<String> known) {
    for (var name : fields.tree().propertyNames()) {
      if (!known.contains(name)) {
        throw fields.wrong(name, "is not a parameter of " + word());
      }
    }
  }
}
