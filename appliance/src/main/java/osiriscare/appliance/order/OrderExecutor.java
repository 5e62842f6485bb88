package osiriscare.appliance.order;

import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// Does what an accepted order says. Every type so far may be run twice without harm, so an order
/// that a crash interrupted is run again.
@FunctionalInterface
public interface OrderExecutor {
  /// Runs one order.
  ///
  /// @throws OrderFailed when it did not work
  ObjectNode execute(OrderType type, Order order) throws InterruptedException;

  /// An order was run and did not work.
  final class OrderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public OrderFailed(String code, String message) {
      super(message);
      this.code = code;
    }

    /// Machine-readable reason.
    public String code() {
      return code;
    }
  }
}
