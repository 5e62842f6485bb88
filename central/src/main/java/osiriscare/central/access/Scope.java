package osiriscare.central.access;

import java.util.Map;
import java.util.Optional;

/// What an API token may be used for: one area of the API or all of it, up to a level. It narrows
/// what the token's account may do and never adds to it.
///
/// @param area group of routes, such as `evidence`; empty for all of them
/// @param level the highest role whose routes it opens
public record Scope(Optional<String> area, Role level) {
  private static final Map<String, Role> LEVELS =
      Map.of("read", Role.READONLY, "operate", Role.OPERATOR, "admin", Role.ADMIN);

  /// Reads `level` or `area:level`.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Scope parse(String text) {
    int colon = text.indexOf(':');
    var area = colon < 0 ? Optional.<String>empty() : Optional.of(text.substring(0, colon));
    var level = LEVELS.get(text.substring(colon + 1));
    if (level == null || area.filter(name -> !name.matches("[a-z]{1,40}")).isPresent()) {
      throw new IllegalArgumentException(
          "must be read, operate or admin, or one of them for an area such as evidence:read");
    }
    return new Scope(area, level);
  }

  /// Whether it opens a route that asks for this role.
  public boolean opens(Role needed, String routeArea) {
    return level.includes(needed) && (area.isEmpty() || area.get().equals(routeArea));
  }

  /// The form that [#parse] reads.
  public String text() {
    var word =
        switch (level) {
          case READONLY -> "read";
          case OPERATOR -> "operate";
          case ADMIN -> "admin";
        };
    return area.map(name -> name + ":" + word).orElse(word);
  }
}
