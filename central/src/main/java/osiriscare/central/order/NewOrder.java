package osiriscare.central.order;

import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.order.OrderType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Body of a request for an order.
public record NewOrder(
    @Described(example = "run_drift") String orderType,
    @Described("What the type takes; nothing more") Optional<JsonNode> parameters,
    @Described("-1000 to 1000, higher first; 0 when missing") Optional<Integer> priority) {

  private static final int PRIORITY_MAX = 1000;

  static NewOrder from(Fields fields) {
    var type = fields.text("order_type", 50);
    OrderType.of(type)
        .flatMap(OrderType::whyNever)
        .ifPresent(why -> {
          throw fields.wrong("order_type", why);
        });
    return new NewOrder(
        type,
        Optional.of(fields.objectOrEmpty("parameters")),
        fields.optionalInteger("priority", -PRIORITY_MAX, PRIORITY_MAX).map(Long::intValue));
  }

  ObjectNode parameterObject() {
    return parameters.map(ObjectNode.class::cast).orElseThrow();
  }
}
