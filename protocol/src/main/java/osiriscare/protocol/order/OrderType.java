package osiriscare.protocol.order;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.release.AgentRelease;
import osiriscare.protocol.release.ReleaseVersion;
import tools.jackson.databind.node.ObjectNode;

/// Everything an appliance can be ordered to do, and what older documents name that none can.
/// Central signs nothing else and an appliance executes nothing else.
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
  UPDATE_AGENT,
  /// Ask Central for the site's policy now. No parameters.
  SYNC_RULES,
  /// Check in now and take the credentials of the site's machines anew. No parameters.
  UPDATE_CREDENTIALS,
  /// End, and be started again by the service manager; done when the next process says so. No
  /// parameters.
  RESTART_AGENT,
  /// Install the other of two root partitions. Never carried out: see [#whyNever()].
  UPDATE_ISO,
  /// Put a sensor on a Windows machine; parameter `hostname`. Never carried out.
  DEPLOY_SENSOR,
  /// Take it away; parameter `hostname`. Never carried out.
  REMOVE_SENSOR,
  /// Put a sensor on a Linux machine; parameter `hostname`. Never carried out.
  DEPLOY_LINUX_SENSOR,
  /// Take it away; parameter `hostname`. Never carried out.
  REMOVE_LINUX_SENSOR,
  /// Tell of the sensors on other machines. No parameters. Never carried out.
  SENSOR_STATUS;

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

  /// The types that Central signs.
  public static List<OrderType> offered() {
    return Arrays.stream(values()).filter(type -> type.whyNever().isEmpty()).toList();
  }

  /// Why no appliance carries this out, when none does. Central signs no such order, and an
  /// appliance that gets one refuses it with these words.
  public Optional<String> whyNever() {
    return switch (this) {
      case UPDATE_ISO ->
          Optional.of("is not for appliances with one root partition; order nixos_rebuild");
      case DEPLOY_SENSOR, REMOVE_SENSOR, DEPLOY_LINUX_SENSOR, REMOVE_LINUX_SENSOR, SENSOR_STATUS ->
          Optional.of("is not possible: this version has no sensors for other machines");
      case FORCE_CHECKIN,
          RUN_DRIFT,
          DIAGNOSTIC,
          VIEW_LOGS,
          HEALING,
          SYNC_PROMOTED_RULE,
          HEALING_RESET,
          NIXOS_REBUILD,
          UPDATE_AGENT,
          SYNC_RULES,
          UPDATE_CREDENTIALS,
          RESTART_AGENT ->
          Optional.empty();
    };
  }

  /// Refuses parameters that this type does not have or that are out of range.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the parameter
  public void check(ObjectNode parameters) {
    var fields = Fields.of(parameters);
    switch (this) {
      case FORCE_CHECKIN, RUN_DRIFT, SYNC_RULES, UPDATE_CREDENTIALS, RESTART_AGENT, SENSOR_STATUS ->
          refuseOthers(fields, List.of());
      case DEPLOY_SENSOR, REMOVE_SENSOR, DEPLOY_LINUX_SENSOR, REMOVE_LINUX_SENSOR -> {
        refuseOthers(fields, List.of("hostname"));
        fields.parsed("hostname", HostId::new);
      }
      // Never an address: an image would come from Central, as releases do.
      case UPDATE_ISO -> {
        refuseOthers(fields, List.of("version", "sha256"));
        fields.parsed("version", ReleaseVersion::parse);
        fields.parsed("sha256", Sha256::requireHex);
      }
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
