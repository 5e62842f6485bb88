package osiriscare.appliance.action;

import java.util.Optional;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How a step ended.
///
/// @param isGood whether it did, or found, what it should; nothing else is a success
/// @param command the program that ran, with its arguments; empty when none did
/// @param exitCode exit status of the last program
/// @param text what it found or why it did not work
public record StepResult(
    boolean isGood, Optional<String> command, Optional<Integer> exitCode, String text) {
  private static final int TEXT_MAX = 2_000;
  private static final int COMMAND_MAX = 1_000;

  public StepResult {
    text = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
  }

  static StepResult good(String text) {
    return new StepResult(true, Optional.empty(), Optional.empty(), text);
  }

  /// It cannot be done, and nothing was.
  public static StepResult refused(String why) {
    return new StepResult(false, Optional.empty(), Optional.empty(), why);
  }

  /// The form between daemon and root helper.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("good", isGood);
    command.ifPresent(value -> json.put("command", cut(value)));
    exitCode.ifPresent(value -> json.put("exit_code", value));
    json.put("text", text.isEmpty() ? "-" : text);
    return json;
  }

  private static String cut(String command) {
    return command.substring(0, Math.min(command.length(), COMMAND_MAX));
  }

  /// Reads it back.
  public static StepResult from(Fields fields) {
    return new StepResult(
        fields.bool("good"),
        fields.optionalText("command", COMMAND_MAX),
        fields
            .optionalInteger("exit_code", Integer.MIN_VALUE, Integer.MAX_VALUE)
            .map(Long::intValue),
        fields.text("text", TEXT_MAX + 10));
  }
}
