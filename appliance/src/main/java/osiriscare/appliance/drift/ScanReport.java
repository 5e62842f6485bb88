package osiriscare.appliance.drift;

import java.util.Locale;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.json.Json;

/// A scan for people and for programs.
public final class ScanReport {
  private ScanReport() {}

  /// A table: verdict, check, controls, and why.
  public static String table(ScanResult result) {
    var text = new StringBuilder();
    for (var observation : result.observations()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %-26s %-24s %s%n",
              observation.verdict().word(),
              observation.checkType(),
              CheckCatalogue.require(observation.checkType()).hipaaControls().stream()
                  .findFirst()
                  .orElse("-"),
              observation.verdict().why().orElse("")));
    }
    return text.toString();
  }

  /// One JSON line per check: `check`, `verdict`, `reason` (null when it passes), `facts`.
  public static String jsonLines(ScanResult result) {
    var text = new StringBuilder();
    for (var observation : result.observations()) {
      var json = Json.object();
      json.put("check", observation.checkType());
      json.put("verdict", observation.verdict().word());
      json.put("reason", observation.verdict().why().orElse(null));
      json.set("facts", observation.preState());
      text.append(Json.text(json)).append('\n');
    }
    return text.toString();
  }
}
