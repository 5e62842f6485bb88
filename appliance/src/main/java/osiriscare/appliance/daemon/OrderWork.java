package osiriscare.appliance.daemon;

import java.util.Optional;
import osiriscare.appliance.daemon.Loops.Bell;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.healing.HealingDesk;
import osiriscare.appliance.healing.PolicyDesk;
import osiriscare.appliance.healing.PolicySync;
import osiriscare.appliance.order.Diagnostics;
import osiriscare.appliance.order.OrderExecutor;
import osiriscare.appliance.target.HeldTargets;
import osiriscare.appliance.update.Updates;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderCompletion.Status;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.release.AgentRelease;
import tools.jackson.databind.node.ObjectNode;

/// What each type of order does.
final class OrderWork implements OrderExecutor {
  private final Checkin checkin;
  private final Optional<Sync> sync;
  private final HeldTargets targets;
  private final Scans scans;
  private final HealingDesk healing;
  private final PolicyDesk policy;
  private final Diagnostics diagnostics;
  private final Updates updates;
  private final Bell evidenceBell;

  /// Checks in and follows what the answer says.
  @FunctionalInterface
  interface Checkin {
    /// Does it now; returns whether it worked.
    boolean now() throws InterruptedException;
  }

  /// Asks for the site's policy and follows it.
  @FunctionalInterface
  interface Sync {
    /// Does it now.
    PolicySync.Outcome now() throws InterruptedException;
  }

  /// @param sync empty when this appliance does not follow Central's policy
  OrderWork(
      Checkin checkin,
      Optional<Sync> sync,
      HeldTargets targets,
      Scans scans,
      HealingDesk healing,
      PolicyDesk policy,
      Diagnostics diagnostics,
      Updates updates,
      Bell evidenceBell) {
    this.checkin = checkin;
    this.sync = sync;
    this.targets = targets;
    this.scans = scans;
    this.healing = healing;
    this.policy = policy;
    this.diagnostics = diagnostics;
    this.updates = updates;
    this.evidenceBell = evidenceBell;
  }

  @Override
  public ObjectNode execute(OrderType type, Order order) throws InterruptedException {
    return switch (type) {
      case FORCE_CHECKIN -> checkin();
      case RUN_DRIFT -> counts(scans.scanThenHeal());
      case HEALING -> heal(order);
      case SYNC_PROMOTED_RULE -> promote(order);
      case HEALING_RESET -> {
        healing.reset(GuardReset.from(Fields.of(order.parameters())));
        yield Json.object().put("reset", true);
      }
      case DIAGNOSTIC -> diagnostics.run(order.parameters().get("command").stringValue());
      case NIXOS_REBUILD ->
          updates.rebuilds().carryOut(order.id(), order.parameters().get("revision").stringValue());
      case UPDATE_AGENT ->
          updates.overlays().carryOut(order.id(), AgentRelease.from(Fields.of(order.parameters())));
      case SYNC_RULES -> syncRules();
      case UPDATE_CREDENTIALS -> updateCredentials();
      case RESTART_AGENT -> updates.restarts().carryOut(order.id());
      case UPDATE_ISO,
          DEPLOY_SENSOR,
          REMOVE_SENSOR,
          DEPLOY_LINUX_SENSOR,
          REMOVE_LINUX_SENSOR,
          SENSOR_STATUS ->
          throw refused("not_supported", type.word() + " " + type.whyNever().orElseThrow());
      case VIEW_LOGS -> {
        var lines = order.parameters().path("lines").asInt(OrderType.LOG_LINES_DEFAULT);
        yield Json.object().set("lines", Json.array(diagnostics.logLines(lines)));
      }
    };
  }

  private ObjectNode checkin() throws InterruptedException {
    if (!checkin.now()) {
      throw new OrderFailed("checkin_failed", "the check-in did not work");
    }
    return Json.object().put("checked_in", true);
  }

  private ObjectNode syncRules() throws InterruptedException {
    var outcome =
        sync.orElseThrow(() ->
                refused("switched_off", "this appliance does not follow Central's rules (l1_sync)"))
            .now();
    return switch (outcome) {
      case CHANGED, SAME ->
          Json.object()
              .put("changed", outcome == PolicySync.Outcome.CHANGED)
              .put("rules_serial", policy.serial())
              .put("ruleset_hash", policy.get().policy().hash());
      case REFUSED ->
          throw new OrderFailed(
              "policy_refused", "what Central hands out is not to be trusted; the last good stays");
      case UNREACHED -> throw new OrderFailed("unreached", "Central handed out no rules");
    };
  }

  private ObjectNode updateCredentials() throws InterruptedException {
    var result = checkin();
    return result.put("targets", targets.ids().size());
  }

  private static OrderFailed refused(String code, String why) {
    return new OrderFailed(Status.REFUSED, Outcome.REJECTED, code, why);
  }

  private static ObjectNode counts(ScanResult result) {
    var counts = Json.object().put("pass", 0).put("fail", 0).put("unknown", 0);
    for (var observation : result.observations()) {
      var word = observation.verdict().word();
      counts.put(word, counts.get(word).intValue() + 1);
    }
    return counts;
  }

  private ObjectNode heal(Order order) throws InterruptedException {
    var request = HealingRequest.from(Fields.of(order.parameters()));
    var result = healing.carryOut(order.id(), request, order.executeBefore());
    evidenceBell.ring();
    return result;
  }

  private ObjectNode promote(Order order) {
    var promoted = PromotedRule.from(Fields.of(order.parameters()));
    policy.promote(promoted);
    return Json.object()
        .put("rule_id", promoted.id())
        .put("ruleset_hash", policy.get().policy().hash());
  }
}
