package osiriscare.watcher.pattern;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.journal.JournalEntry;
import tools.jackson.databind.node.ObjectNode;

/// What makes journal lines an incident.
///
/// @param incidentType a name of [osiriscare.protocol.incident.IncidentTypes]
/// @param unitExcept units whose lines do not count
/// @param priorityMax least important priority that counts, 0 to 7
/// @param wellAgain what a line says when it is over; empty when no line tells
/// @param atLeast lines within `gather` that make an incident; fewer are nothing
/// @param gather how long lines are counted after the first, before the incident is made
/// @param quiet how long after an incident further lines are only counted, for the next
public record LogPattern(
    String id,
    String incidentType,
    Optional<String> checkType,
    Severity severity,
    List<String> hipaaControls,
    Optional<Pattern> unit,
    Optional<Pattern> unitExcept,
    Optional<Pattern> identifier,
    int priorityMax,
    Pattern message,
    Optional<Pattern> wellAgain,
    Facts facts,
    long atLeast,
    Duration gather,
    Duration quiet) {

  /// Where the details of the incident come from, beside the named groups of `message`.
  ///
  /// @param isPerUnit whether each unit is an incident of its own; lines without one do not count
  /// @param countAs the detail that holds how many lines there were
  /// @param isDiskMeasured whether the fullest volume is looked for
  /// @param constants what the message itself means
  public record Facts(
      boolean isPerUnit, Optional<String> countAs, boolean isDiskMeasured, ObjectNode constants) {}

  private static final int FACT_MAX = 200;

  public LogPattern {
    hipaaControls = List.copyOf(hipaaControls);
  }

  /// Whether the line is one of those. Its time grows evenly with the line, whatever is in it.
  public boolean matches(JournalEntry entry) {
    return entry.priority() <= priorityMax
        && isFrom(entry)
        && message.matcher(entry.message()).find();
  }

  /// Whether the line says that it is over. That is seldom as important as what began it, so its
  /// priority does not count.
  public boolean isOver(JournalEntry entry) {
    return wellAgain.isPresent()
        && isFrom(entry)
        && wellAgain.get().matcher(entry.message()).find();
  }

  private boolean isFrom(JournalEntry entry) {
    return !(facts.isPerUnit() && entry.unit().isEmpty())
        && unit.map(pattern -> pattern.matcher(entry.unit()).find()).orElse(true)
        && unitExcept.map(pattern -> !pattern.matcher(entry.unit()).find()).orElse(true)
        && identifier.map(pattern -> pattern.matcher(entry.identifier()).find()).orElse(true);
  }

  /// What the named groups of the message hold.
  public ObjectNode read(JournalEntry entry) {
    var found = Json.object();
    var matcher = message.matcher(entry.message());
    if (matcher.find()) {
      for (var name : message.namedGroups().keySet()) {
        var text = matcher.group(name);
        if (text != null && !text.isBlank() && text.length() <= FACT_MAX) {
          found.put(name, text);
        }
      }
    }
    return found;
  }
}
