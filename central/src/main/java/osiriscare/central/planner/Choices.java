package osiriscare.central.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import osiriscare.healing.runbook.ArgumentType;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every plan that may be made for an incident: runbooks that are on at the site, and for each of
/// their parameters the values that it may have. A value is one that the runbook itself allows (of
/// its combinations those that the facts speak of), or a whole fact that was observed and fits the
/// parameter's type; never a part of a text, so that nobody who can write into a log can put a
/// value into a plan.
///
/// @param offers by runbook
public record Choices(Map<RunbookId, Offer> offers) {
  private static final int VALUES_MAX = 20;
  private static final int DEPTH_MAX = 4;
  private static final int NAME_MIN = 3;
  // What programs wrote, or people.
  private static final Set<String> FREE_TEXT =
      Set.of("sample", "reason", "pattern", "probe", "decision", "reason_code", "message");
  private static final Set<ArgumentType> NAMES =
      Set.of(
          ArgumentType.UNIT,
          ArgumentType.PATH,
          ArgumentType.KERNEL_PARAMETER,
          ArgumentType.MODE,
          ArgumentType.WORD,
          ArgumentType.ACCOUNT,
          ArgumentType.INTERFACE);
  private static final Set<ArgumentType> OF_PEOPLE =
      Set.of(ArgumentType.ACCOUNT, ArgumentType.INTERFACE);

  /// A runbook and the values that its parameters may have.
  public record Offer(Runbook runbook, Map<String, List<String>> values) {
    // Which of the values belong together.
    private List<Map<String, String>> combinations() {
      return runbook.combinations().stream()
          .filter(one ->
              one.entrySet().stream()
                  .allMatch(entry ->
                      values.getOrDefault(entry.getKey(), List.of()).contains(entry.getValue())))
          .toList();
    }

    /// Whether a person looks at it first, however certain the model is.
    public boolean isRisky() {
      return runbook.isDisruptive()
          || runbook.parameters().values().stream()
              .map(Runbook.Parameter::type)
              .anyMatch(OF_PEOPLE::contains);
    }
  }

  public Choices {
    offers = Map.copyOf(offers);
  }

  /// The plans for an incident.
  ///
  /// @param isOn whether a runbook may be run at the site
  /// @param facts what was observed, scrubbed
  static Choices of(
      Collection<Runbook> runbooks, Predicate<RunbookId> isOn, String platform, ObjectNode facts) {
    var observed = observed(facts);
    var text = Json.text(facts);
    var offers = new TreeMap<RunbookId, Offer>();
    for (var runbook : runbooks) {
      if (!runbook.onlyLooks()
          && runbook.platforms().contains(platform)
          && isOn.test(runbook.id())) {
        values(runbook, observed, text)
            .ifPresent(values -> offers.put(runbook.id(), new Offer(runbook, values)));
      }
    }
    return new Choices(offers);
  }

  private static Optional<Map<String, List<String>>> values(
      Runbook runbook, Collection<String> observed, String text) {
    var values = new TreeMap<String, List<String>>();
    var known =
        runbook.combinations().stream().filter(one -> isSpokenOf(one.values(), text)).toList();
    runbook
        .parameters()
        .forEach((name, parameter) ->
            values.put(
                name,
                runbook.combinations().isEmpty()
                    ? values(parameter, observed)
                    : values(name, known)));
    return values.values().stream().anyMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(values);
  }

  // Combinations are the runbook's own words; which of them are shown may depend on any text.
  private static boolean isSpokenOf(Collection<String> combination, String text) {
    return combination.stream().anyMatch(one -> one.length() >= NAME_MIN && text.contains(one));
  }

  private static List<String> values(String name, List<Map<String, String>> combinations) {
    return combinations.stream()
        .flatMap(one -> Optional.ofNullable(one.get(name)).stream())
        .distinct()
        .toList();
  }

  private static List<String> values(Runbook.Parameter parameter, Collection<String> observed) {
    if (!parameter.allowed().isEmpty()) {
      return parameter.allowed().stream().sorted().toList();
    }
    var values = new LinkedHashSet<String>();
    parameter.standard().ifPresent(values::add);
    if (NAMES.contains(parameter.type()) || values.isEmpty()) {
      observed.stream()
          .filter(value -> parameter.type().refusal(value).isEmpty())
          .limit(VALUES_MAX)
          .forEach(values::add);
    }
    return List.copyOf(values);
  }

  private static Collection<String> observed(ObjectNode facts) {
    var values = new LinkedHashSet<String>();
    collect(facts, values, 0);
    return values;
  }

  private static void collect(JsonNode node, Set<String> values, int depth) {
    if (depth > DEPTH_MAX) {
      return;
    }
    if (node.isObject()) {
      node.properties().stream()
          .filter(entry -> !FREE_TEXT.contains(entry.getKey()))
          .forEach(entry -> collect(entry.getValue(), values, depth + 1));
    } else if (node.isArray()) {
      node.forEach(one -> collect(one, values, depth + 1));
    } else if (node.isString() || node.isIntegralNumber()) {
      values.add(node.asString());
    }
  }

  /// As the model reads them.
  ArrayNode toJson() {
    var list = Json.array();
    new TreeMap<>(offers)
        .values()
        .forEach(offer -> {
          var one = list.addObject();
          one.put("runbook_id", offer.runbook().id().value());
          one.put("title", offer.runbook().title());
          one.put("disruptive", offer.runbook().isDisruptive());
          var parameters = one.putObject("parameters");
          new TreeMap<>(offer.runbook().parameters())
              .forEach((name, parameter) -> {
                var described = parameters.putObject(name);
                described.put("meaning", parameter.description());
                described.set("values", Json.array(offer.values().getOrDefault(name, List.of())));
              });
          var together = offer.combinations();
          if (!together.isEmpty()) {
            var listed = one.putArray("only_together");
            together.forEach(values -> {
              var each = listed.addObject();
              new TreeMap<>(values).forEach(each::put);
            });
          }
        });
    return list;
  }

  /// Ids of the runbooks, in order.
  List<String> ids() {
    return new ArrayList<>(offers.keySet()).stream().sorted().map(RunbookId::value).toList();
  }
}
