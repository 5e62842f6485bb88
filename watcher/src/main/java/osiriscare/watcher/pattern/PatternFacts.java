package osiriscare.watcher.pattern;

import com.google.re2j.Pattern;
import java.util.TreeSet;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Fields;
import osiriscare.watcher.pattern.LogPattern.Facts;

/// Reads what a pattern of the watch file says about the details of its incident, and refuses one
/// that could never fill in what its type needs: no rule would know what to do about it.
final class PatternFacts {
  private static final int NAME_MAX = 50;

  private PatternFacts() {}

  static Facts read(Fields fields) {
    return new Facts(
        fields.bool("per_unit", false),
        fields.optionalText("count_as", NAME_MAX),
        fields.bool("measure_disk", false),
        fields.objectOrEmpty("details"));
  }

  static String incidentType(Fields fields, Pattern message) {
    var type = fields.parsed("incident_type", IncidentTypes::require);
    var facts = read(fields);
    var missing = new TreeSet<>(type.required());
    missing.removeAll(message.namedGroups().keySet());
    missing.removeAll(facts.constants().propertyNames());
    facts.countAs().ifPresent(missing::remove);
    if (facts.isPerUnit()) {
      missing.remove("unit");
    }
    if (facts.isDiskMeasured()) {
      missing.removeAll(IncidentTypes.require(IncidentTypes.DISK_SPACE).required());
    }
    if (!missing.isEmpty()) {
      throw fields.wrong(
          "incident_type",
          type.name()
              + " needs "
              + String.join(", ", missing)
              + ": as a group (?P<NAME>…) of message, or by details, count_as, per_unit or measure_disk");
    }
    return type.name();
  }
}
