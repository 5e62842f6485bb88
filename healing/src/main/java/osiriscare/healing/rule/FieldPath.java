package osiriscare.healing.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A field of a drift that a condition looks at, its name split once. Reading one allocates
/// nothing.
final class FieldPath {
  static final List<String> TOP_LEVEL =
      List.of("check_type", "host", "platform", "severity", "incident_type", "drift_detected");
  static final String DETAILS = "details(\\.[A-Za-z0-9_-]+)+";

  private final String name;
  private final String[] parts;

  private FieldPath(String name) {
    this.name = name;
    this.parts = name.split("\\.", -1);
  }

  /// The field with this name.
  ///
  /// @throws IllegalArgumentException when a drift has no such field
  static FieldPath of(String name) {
    if (!TOP_LEVEL.contains(name) && !name.matches(DETAILS)) {
      throw new IllegalArgumentException("must be one of " + TOP_LEVEL + " or details.NAME");
    }
    return new FieldPath(name);
  }

  String name() {
    return name;
  }

  boolean isDetail() {
    return parts.length > 1;
  }

  /// The text of a top-level field; null for `drift_detected`, which is always true.
  @Nullable String topLevel(Drift drift) {
    return switch (name) {
      case "check_type" -> drift.checkType();
      case "host" -> drift.host();
      case "platform" -> drift.platform();
      case "severity" -> drift.severity().word();
      case "incident_type" -> drift.incidentType();
      default -> null;
    };
  }

  @Nullable JsonNode detail(Drift drift) {
    JsonNode node = drift.details();
    for (int i = 1; i < parts.length && node != null; i++) {
      node = node.get(parts[i]);
    }
    return node;
  }

  /// The text that the drift has there; null when it has none, or something else than text.
  @Nullable String text(Drift drift) {
    if (!isDetail()) {
      return topLevel(drift);
    }
    var node = detail(drift);
    return node != null && node.isString() ? node.stringValue() : null;
  }
}
