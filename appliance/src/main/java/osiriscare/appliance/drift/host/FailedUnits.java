package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Failed systemd units. Text form: `Key=value` lines of `systemctl show`, then one line per failed
/// unit that starts with its name.
public record FailedUnits(String systemState, List<String> units) {
  public FailedUnits {
    units = List.copyOf(units);
  }

  static Seen<String> gather(Host host) {
    return Systemctl.of(host)
        .then(systemctl ->
            host.commands()
                .textOf(systemctl, "show", "--property=Version,SystemState,NFailedUnits")
                .with(
                    host.commands()
                        .textOf(
                            systemctl,
                            "list-units",
                            "--state=failed",
                            "--plain",
                            "--no-legend",
                            "--no-pager",
                            "--full"),
                    (state, units) -> state + "\n" + units));
  }

  /// Reads the text form. The count and the list must agree: an empty list alone proves nothing.
  public static FailedUnits parse(String text) {
    Map<String, String> properties = new HashMap<>();
    var units = new ArrayList<String>();
    for (var line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var equals = line.indexOf('=');
      if (equals > 0 && line.indexOf(' ') < 0) {
        properties.put(line.substring(0, equals), line.substring(equals + 1));
      } else {
        units.add(PrintableText.of(line.split(" ", 2)[0]));
      }
    }
    var state =
        Optional.ofNullable(properties.get("SystemState"))
            .filter(word -> !word.isEmpty())
            .orElseThrow(() -> new NotUnderstood("systemctl names no state of the system"));
    var count = Numbers.whole(properties.getOrDefault("NFailedUnits", ""));
    if (count != units.size()) {
      throw new NotUnderstood(
          "systemctl counts " + count + " failed units and lists " + units.size());
    }
    return new FailedUnits(state, units);
  }
}
