package osiriscare.appliance.order;

import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderCompletion.Status;
import osiriscare.protocol.order.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// Does what an accepted order says. An order that a crash interrupted is given again: every type
/// may be run twice without harm, but for healing, which knows its runs by the order's id.
@FunctionalInterface
public interface OrderExecutor {
  /// Runs one order.
  ///
  /// @throws OrderFailed when it did not work
  ObjectNode execute(OrderType type, Order order) throws InterruptedException;

  /// An order was run and did not work.
  final class OrderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status status;
    private final Outcome outcome;
    private final String code;

    public OrderFailed(String code, String message) {
      this(Status.FAILED, Outcome.FAILED, code, message);
    }

    /// A failure that evidence calls by its own word.
    public OrderFailed(Status status, Outcome outcome, String code, String message) {
      super(message);
      this.status = status;
      this.outcome = outcome;
      this.code = code;
    }

    /// Whether it was tried at all.
    public Status status() {
      return status;
    }

    /// What evidence calls it.
    public Outcome outcome() {
      return outcome;
    }

    /// Machine-readable reason.
    public String code() {
      return code;
    }
  }
}
