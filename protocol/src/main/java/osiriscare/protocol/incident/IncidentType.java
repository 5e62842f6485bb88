package osiriscare.protocol.incident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One thing that a watcher can report, and which facts about it rules may rely on.
///
/// @param name the one name in reports, rules and tables
/// @param title what happened, for people
/// @param details facts with a meaning of their own; a report may carry others beside them
public record IncidentType(String name, String title, List<Detail> details) {
  /// Details that a report of any type may have.
  public static final Set<String> COMMON =
      Set.of(
          "pattern",
          "probe",
          "platform",
          "unit",
          "count",
          "first_at",
          "last_at",
          "sample",
          "verdict",
          "reason",
          "since");

  private static final int TEXT_MAX = 1_000;

  /// What a detail is.
  public enum Kind {
    /// A text that is not empty.
    TEXT,
    /// A whole number.
    INTEGER;

    /// The word in documents.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A fact.
  ///
  /// @param isRequired whether a report without it is none of this type
  public record Detail(String name, Kind kind, boolean isRequired, String meaning) {}

  public IncidentType {
    details = List.copyOf(details);
  }

  /// Details without which a report is none of this type.
  public Set<String> required() {
    return details.stream()
        .filter(Detail::isRequired)
        .map(Detail::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether these details make a report of this type.
  public boolean isMadeBy(ObjectNode found) {
    return details.stream().allMatch(detail -> fits(detail, found.get(detail.name())));
  }

  /// What a report is about, of several that one host may have: its unit, path, probe and so on, as
  /// a hash. Empty when it names nothing.
  public static Optional<String> subject(String type, ObjectNode found) {
    var names = new TreeSet<>(Set.of("pattern", "probe", "unit"));
    IncidentTypes.find(type).stream()
        .flatMap(known -> known.details().stream())
        .filter(detail -> detail.kind() == Kind.TEXT)
        .forEach(detail -> names.add(detail.name()));
    var subject =
        names.stream()
            .filter(name -> found.path(name).isString())
            .map(name -> name + "=" + found.path(name).stringValue())
            .collect(Collectors.joining("\n"));
    return subject.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(subject));
  }

  /// Refuses details that do not make a report of this type.
  ///
  /// @throws InvalidRequest naming the detail
  public void check(Fields found) {
    for (var detail : details) {
      if (!fits(detail, found.tree().get(detail.name()))) {
        throw found.wrong(
            detail.name(),
            (detail.kind() == Kind.INTEGER ? "must be a whole number" : "must be a text")
                + " in an incident of the type "
                + name);
      }
    }
  }

  // No fixed shape beyond that: a newer watcher may say more than we know.
  private static boolean fits(Detail detail, @Nullable JsonNode value) {
    if (value == null) {
      return !detail.isRequired();
    }
    return switch (detail.kind()) {
      case TEXT ->
          value.isString()
              && !value.stringValue().isBlank()
              && value.stringValue().length() <= TEXT_MAX;
      case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
    };
  }
}
