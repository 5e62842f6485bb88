package osiriscare.healing.runbook;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import osiriscare.protocol.json.InvalidRequest;

/// One step: a verb with arguments, of which some may be `${parameter}` of the runbook.
///
/// @param arguments by name, as written
/// @param timeout longest time for it
public record Step(ActionVerb verb, Map<String, String> arguments, Duration timeout) {

  public Step {
    arguments = Map.copyOf(arguments);
  }

  /// The step with the parameters' values in place, every argument checked.
  ///
  /// @throws InvalidRequest naming the argument
  public Step bind(Map<String, String> parameters) {
    var bound = new TreeMap<String, String>();
    arguments.forEach((name, written) -> bound.put(name, value(written, parameters)));
    check(bound);
    return new Step(verb, bound, timeout);
  }

  /// The argument's value in a bound step.
  public String argument(String name) {
    var value = arguments.get(name);
    if (value == null) {
      throw new IllegalArgumentException(verb.word() + " has no argument " + name);
    }
    return value;
  }

  /// Name of the parameter that an argument stands for, or the empty text.
  static String parameterOf(String written) {
    return written.startsWith("${") && written.endsWith("}")
        ? written.substring(2, written.length() - 1)
        : "";
  }

  private static String value(String written, Map<String, String> parameters) {
    var name = parameterOf(written);
    if (name.isEmpty()) {
      return written;
    }
    var value = parameters.get(name);
    if (value == null) {
      throw new InvalidRequest(name, "is required");
    }
    return value;
  }

  private void check(Map<String, String> bound) {
    verb.arguments()
        .forEach((name, type) ->
            type.refusal(bound.getOrDefault(name, ""))
                .ifPresent(why -> {
                  throw new InvalidRequest(name, why);
                }));
  }
}
