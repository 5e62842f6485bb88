package osiriscare.central.tool;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// What a tool may do: nothing but a runbook.
enum Tool {
  RESTART_SERVICE("LIN-SVC-002", "Restart a systemd service that runs"),
  CLEAR_CACHE("LIN-CACHE-001", "Clear a service's cache folder below /var/cache"),
  ROTATE_LOGS("LIN-LOG-002", "Rotate logs as the host is configured to"),
  DELETE_TMP("LIN-DISK-002", "Delete files in a temporary folder that nobody touched for long"),
  RENEW_CERT("LIN-CERT-001", "Renew certificates that end soon");

  private final String runbook;
  private final String meaning;

  Tool(String runbook, String meaning) {
    this.runbook = runbook;
    this.meaning = meaning;
  }

  /// The name on the wire.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String meaning() {
    return meaning;
  }

  RunbookId runbook() {
    return new RunbookId(runbook);
  }

  static Optional<Tool> of(String word) {
    return Arrays.stream(values()).filter(tool -> tool.word().equals(word)).findFirst();
  }

  /// All names.
  static List<String> words() {
    return Arrays.stream(values()).map(Tool::word).toList();
  }

  /// What a caller gives a tool, as runbooks take it.
  static Map<String, String> parameters(Fields given) {
    var values = new HashMap<String, String>();
    for (var name : given.tree().propertyNames()) {
      var value = given.tree().path(name);
      if (!value.isString() && !value.isIntegralNumber()) {
        throw new InvalidRequest("params." + name, "must be a text or a whole number");
      }
      values.put(name, value.asString());
    }
    return values;
  }
}
