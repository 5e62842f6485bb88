package osiriscare.appliance.healing;

import java.util.Optional;
import osiriscare.appliance.healing.DeferredOrders.Deferred;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderCompletion.Status;
import tools.jackson.databind.node.ObjectNode;

/// A healing order on its way in and its result on the way out.
final class HealingOrder {
  private HealingOrder() {}

  /// What is asked for.
  static Subject subject(Deferred order, String platform) {
    var request = order.request();
    return new Subject.Asked(
        request.runbook(),
        request.parameters(),
        request.host().value(),
        platform,
        request.origin(),
        request.checkType(),
        Optional.of(order.executeBefore()));
  }

  /// What the order reports, from the post-state of its evidence.
  ///
  /// @throws OrderFailed with the word of the outcome, unless it healed
  static ObjectNode result(ObjectNode postState) {
    var fields = Fields.of(postState);
    var outcome = fields.oneOf("healing_outcome", HealingOutcome.class);
    var decision = fields.object("decision");
    if (!outcome.isSuccess()) {
      throw new OrderFailed(
          outcome == HealingOutcome.REFUSED ? Status.REFUSED : Status.FAILED,
          outcome.evidence(),
          outcome.word(),
          outcome.shown() + ": " + decision.text("reason", 1_000));
    }
    return Json.object()
        .put("healing_outcome", outcome.word())
        .put("runbook_id", decision.text("runbook_id", 64));
  }
}
