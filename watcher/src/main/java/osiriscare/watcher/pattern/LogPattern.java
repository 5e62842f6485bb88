package osiriscare.watcher.pattern;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.watcher.journal.JournalEntry;

/// What makes journal lines an incident.
///
/// @param priorityMax least important priority that counts, 0 to 7
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
    Optional<Pattern> identifier,
    int priorityMax,
    Pattern message,
    long atLeast,
    Duration gather,
    Duration quiet) {

  public LogPattern {
    hipaaControls = List.copyOf(hipaaControls);
  }

  /// Whether the line is one of those. Its time grows evenly with the line, whatever is in it.
  public boolean matches(JournalEntry entry) {
    return entry.priority() <= priorityMax
        && unit.map(pattern -> pattern.matcher(entry.unit()).find()).orElse(true)
        && identifier.map(pattern -> pattern.matcher(entry.identifier()).find()).orElse(true)
        && message.matcher(entry.message()).find();
  }
}
