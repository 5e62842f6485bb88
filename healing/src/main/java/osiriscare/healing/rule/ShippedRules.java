package osiriscare.healing.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rules of this build.
public final class ShippedRules {
  private static final String FOLDER = "/osiriscare/healing/rules/";

  private ShippedRules() {}

  /// Rules that every appliance has, whether it ever heard from Central or not.
  public static List<Rule> builtIn() {
    return read("builtin.yaml", RuleSource.BUILTIN);
  }

  /// Rules that Central ships in the signed document of each site.
  public static List<Rule> synced() {
    return read("synced.yaml", RuleSource.SYNCED);
  }

  private static List<Rule> read(String file, RuleSource source) {
    try (var stream = ShippedRules.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in this build");
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return RuleDocument.yaml(text, file, source);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}
