package osiriscare.central.fleet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import osiriscare.central.route.Described;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Body of a request for a fleet order.
public record NewFleetOrder(
    @Described(example = "nixos_rebuild") String orderType,
    @Described("What the type takes; nothing more") Optional<JsonNode> parameters,
    @Described("Hours for which it is handed out, 1 to 168; 24 when missing")
        Optional<Integer> expiresHours,
    @Described("Appliances that run this version already get none") Optional<String> skipVersion,
    @Described("Per cent of the fleet, rising to 100; [5, 25, 100] when missing")
        Optional<List<Integer>> stages,
    @Described("Share of a stage, 1 to 100, that stops it when it fails; 10 when missing")
        Optional<Integer> failurePercent,
    @Described("Minutes for which a stage is watched after its last order ended; 10 when missing")
        Optional<Integer> soakMinutes,
    @Described(value = "Daily time in UTC in which orders are handed out", example = "02:00-04:00")
        Optional<String> maintenanceWindow,
    @Described("Parameters of the orders that those get who completed it, when failures stop it")
        Optional<JsonNode> rollback) {

  private static final int HOURS_MAX = 168;
  private static final int HOURS_DEFAULT = 24;
  private static final int FAILURE_DEFAULT = 10;
  private static final int SOAK_DEFAULT = 10;
  private static final int SOAK_MAX = 24 * 60;
  private static final int STAGES_MAX = 10;
  private static final int ALL = 100;
  private static final List<Integer> STAGES_DEFAULT = List.of(5, 25, ALL);

  // Each of these is about one appliance and what happened there.
  private static final Set<OrderType> FOR_ONE =
      EnumSet.of(OrderType.HEALING, OrderType.HEALING_RESET, OrderType.SYNC_PROMOTED_RULE);

  /// What was asked for, checked.
  record Wanted(
      OrderType type,
      ObjectNode parameters,
      int expiresHours,
      Optional<String> skipVersion,
      List<Integer> stages,
      int failurePercent,
      int soakMinutes,
      Optional<MaintenanceWindow> window,
      Optional<ObjectNode> rollback) {
    Wanted {
      stages = List.copyOf(stages);
    }
  }

  static Wanted read(Fields fields) {
    var type = type(fields.text("order_type", 50));
    var parameters = fields.objectOrEmpty("parameters");
    check(type, parameters, "parameters");
    Optional<ObjectNode> rollback =
        fields.has("rollback") && !fields.isNull("rollback")
            ? Optional.of(fields.object("rollback").tree())
            : Optional.empty();
    rollback.ifPresent(each -> check(type, each, "rollback"));
    return new Wanted(
        type,
        parameters,
        number(fields, "expires_hours", HOURS_MAX, HOURS_DEFAULT),
        fields.optionalText("skip_version", 100),
        stages(fields),
        number(fields, "failure_percent", ALL, FAILURE_DEFAULT),
        fields
            .optionalInteger("soak_minutes", 0, SOAK_MAX)
            .map(Long::intValue)
            .orElse(SOAK_DEFAULT),
        fields.optionalParsed("maintenance_window", MaintenanceWindow::parse),
        rollback);
  }

  private static int number(Fields fields, String name, int max, int otherwise) {
    return fields.optionalInteger(name, 1, max).map(Long::intValue).orElse(otherwise);
  }

  private static OrderType type(String word) {
    var type = OrderType.of(word);
    if (type.isEmpty() || !isForFleets(type.get())) {
      var words =
          OrderType.offered().stream()
              .filter(NewFleetOrder::isForFleets)
              .map(OrderType::word)
              .collect(Collectors.joining(", "));
      throw new ProblemException(
          ProblemCode.UNKNOWN_ORDER_TYPE, "No such order goes to a fleet; these do: " + words);
    }
    return type.get();
  }

  private static boolean isForFleets(OrderType type) {
    return type.whyNever().isEmpty() && !FOR_ONE.contains(type);
  }

  private static void check(OrderType type, ObjectNode parameters, String field) {
    try {
      type.check(parameters);
    } catch (InvalidRequest e) {
      throw new InvalidRequest(
          e.errors().stream()
              .map(error -> new FieldError(field + "." + error.field(), error.message()))
              .toList());
    }
  }

  private static List<Integer> stages(Fields fields) {
    if (!fields.has("stages") || fields.isNull("stages")) {
      return STAGES_DEFAULT;
    }
    var stages = new ArrayList<Integer>();
    for (var stage : fields.array("stages", STAGES_MAX)) {
      int before = stages.isEmpty() ? 0 : stages.getLast();
      if (!stage.isInt() || stage.intValue() <= before || stage.intValue() > ALL) {
        throw fields.wrong("stages", "must be whole numbers from 1 to 100, each above the last");
      }
      stages.add(stage.intValue());
    }
    if (stages.isEmpty() || stages.getLast() != ALL) {
      throw fields.wrong("stages", "must end with 100");
    }
    return stages;
  }
}
