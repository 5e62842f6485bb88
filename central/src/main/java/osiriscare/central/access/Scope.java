package osiriscare.central.access;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an API token may be used for: one area of the API or all of it, up to a level. It narrows
/// what the token's account may do and never adds to it.
///
/// @param area group of routes, such as `evidence`, or one tool of the area `mcp`, such as
///   `mcp.rotate_logs`; empty for all of them
/// @param level the highest role whose routes it opens
public record Scope(Optional<String> area, Role level) {
  private static final Pattern AREA = Pattern.compile("[a-z]{1,40}|mcp\\.[a-z_]{1,40}");
  private static final Map<String, Role> LEVELS =
      Map.of("read", Role.READONLY, "operate", Role.OPERATOR, "admin", Role.ADMIN);

  /// Reads `level` or `area:level`.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Scope parse(String text) {
    int colon = text.indexOf(':');
    var area = colon < 0 ? Optional.<String>empty() : Optional.of(text.substring(0, colon));
    var level = LEVELS.get(text.substring(colon + 1));
    if (level == null || area.filter(name -> !AREA.matcher(name).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "must be read, operate or admin, or one of them for an area such as evidence:read");
    }
    return new Scope(area, level);
  }

  /// Whether it opens a route, or a tool, that asks for this role. Who may use one tool may also go
  /// in by the door of all tools, which asks for nothing but looking.
  public boolean opens(Role needed, String asked) {
    return level.includes(needed)
        && area.map(name ->
                name.equals(asked)
                    || asked.startsWith(name + ".")
                    || (needed == Role.READONLY && name.startsWith(asked + ".")))
            .orElse(true);
  }

  /// The form that [#parse] reads.
  public String text() {
    var word =
        LEVELS.entrySet().stream()
            .filter(entry -> entry.getValue() == level)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no token is for " + level));
    return area.map(name -> name + ":" + word).orElse(word);
  }
}
