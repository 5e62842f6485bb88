package osiriscare.receiver.order;

import java.time.Clock;
import java.time.Duration;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderCompletion;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.machine.Machine;

/// The three routes of orders.
public final class OrderEndpoints {
  private final OrderStore orders;
  private final LongPolls longPolls;
  private final SiteChanges changes;
  private final Clock clock;

  public OrderEndpoints(OrderStore orders, LongPolls longPolls, SiteChanges changes, Clock clock) {
    this.changes = changes;
    this.orders = orders;
    this.longPolls = longPolls;
    this.clock = clock;
  }

  public Answer next(Exchange exchange, Machine machine) throws InterruptedException {
    int wait = exchange.queryInteger("wait", 0, 0, (int) LongPolls.WAIT_MAX.toSeconds());
    return longPolls
        .next(machine, Duration.ofSeconds(wait))
        .map(order -> Answer.ok(order.toJson()))
        .orElseGet(Answer::nothing);
  }

  public Answer acknowledge(Exchange exchange, Machine machine) {
    boolean isNew = orders.acknowledge(machine, order(exchange), clock.instant());
    changes.tell(machine.site());
    return Answer.ok(Json.object().put("status", isNew ? "acknowledged" : "already_acknowledged"));
  }

  public Answer complete(Exchange exchange, Machine machine) {
    var order = order(exchange);
    boolean isNew =
        orders.complete(machine, order, OrderCompletion.from(exchange.body()), clock.instant());
    changes.tell(machine.site());
    return Answer.ok(Json.object().put("status", isNew ? "recorded" : "already_completed"));
  }

  private static OrderId order(Exchange exchange) {
    try {
      return new OrderId(exchange.path("order_id"));
    } catch (IllegalArgumentException _) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "No such order for this appliance");
    }
  }
}
