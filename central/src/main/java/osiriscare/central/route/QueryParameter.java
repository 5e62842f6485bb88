package osiriscare.central.route;

import java.util.List;

/// An optional query parameter of a route.
///
/// @param oneOf the values it may have; empty when it is free text
public record QueryParameter(String name, String description, List<String> oneOf) {
  public QueryParameter {
    oneOf = List.copyOf(oneOf);
  }

  /// A parameter that takes free text.
  public static QueryParameter text(String name, String description) {
    return new QueryParameter(name, description, List.of());
  }
}
